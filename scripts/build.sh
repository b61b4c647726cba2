#!/usr/bin/env bash
# Configures and builds one preset (dev unless named): build.sh [preset [target...]]
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
preset=${1:-dev}
targets=("${@:2}")

# Lets build folders of different places share compiled objects and the precompiled headers.
export CCACHE_NOHASHDIR=1
export CCACHE_SLOPPINESS=pch_defines,time_macros,include_file_mtime,include_file_ctime

started=$SECONDS
cd "$root"
cmake --preset "$preset" --log-level=WARNING
cmake --build --preset "$preset" ${targets[@]:+--target "${targets[@]}"}
echo "build: preset $preset took $((SECONDS - started)) s"
