#!/usr/bin/env bash
# Reads .cpp files with clang-tidy: tidy.sh [file...]; without arguments those that differ from the last commit.
# Needs a configured dev preset (scripts/build.sh).
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
build=${OPDESK_BUILD:-$root/build/dev}
cd "$root"
files=("$@")
if [ ${#files[@]} -eq 0 ]; then
    mapfile -t files < <(git diff --name-only --diff-filter=d HEAD -- '*.cpp')
fi
[ ${#files[@]} -gt 0 ] || exit 0
printf '%s\0' "${files[@]}" |
    xargs -0 -n 4 -P "$(getconf _NPROCESSORS_ONLN)" clang-tidy --quiet --warnings-as-errors='*' -p "$build"
