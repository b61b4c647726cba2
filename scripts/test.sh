#!/usr/bin/env bash
# Sets up, builds and runs every test: test.sh [ctest options]. Ends with ctest's own summary and its exit code.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
preset=${OPDESK_PRESET:-dev}

bash "$root/scripts/setup.sh"
bash "$root/scripts/build.sh" "$preset"
cd "$root/build/$preset"
exec ctest --output-on-failure -j2 "$@" </dev/null
