#!/usr/bin/env bash
# Realistic bugs (tests/mutants/*.patch), one at a time in a copy of the tree: each has to be seen by an invariant of the
# simulator or by an expectation of the tests its header names.
#   mutants.sh [--only NAME]... [--seeds N] [--jobs J] [--commit REV] [--scratch DIR] [--build DIR] [--check]
# --build takes a build folder of the tree as it lies here instead of a copy. --check only looks whether every patch
# applies. Exit 0: all were killed (or all apply).
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
exec python3 "$root/scripts/lib/mutants.py" --root "$root" "$@"
