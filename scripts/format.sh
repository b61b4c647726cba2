#!/usr/bin/env bash
# Formats every C++ file of the tree, or with --check names those that are not formatted and fails.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
mode=(-i)
[ "${1:-}" != "--check" ] || mode=(--dry-run -Werror)
cd "$root"
find app core sync tests ui \( -name '*.cpp' -o -name '*.h' \) -print0 |
    xargs -0 --no-run-if-empty -n 40 -P "$(getconf _NPROCESSORS_ONLN)" clang-format "${mode[@]}"
