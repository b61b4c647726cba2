#!/usr/bin/env bash
# Measures searches over 100,000 people in the encrypted cache, and with "all" saves and unlocking too; docs/performance.md
# says what the rows mean. Figures, not a test: it ends with 0 whatever they are.
#   bench.sh [search|all] [--patients N] [--queries N] [--seed S]
# The cache is made once (some minutes) and kept in OPDESK_BENCH_DATA, by default build/bench.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
what=all
case ${1:-} in
    search | all) what=$1; shift ;;
    "" | --*) ;;
    *) echo "usage: bench.sh [search|all] [--patients N] [--queries N] [--seed S]" >&2; exit 2 ;;
esac
data=${OPDESK_BENCH_DATA:-$root/build/bench}

bash "$root/scripts/setup.sh"
bash "$root/scripts/build.sh" release opdesk_bench
mkdir -p "$data"
trap 'rm -f "$data"/running.db* "$data"/plain.db*; rm -rf "$data/unlock-profile"' EXIT

echo "$(date +%Y-%m-%d), $(nproc) processors ($(sed -n 's/^model name[^:]*: //p' /proc/cpuinfo | head -n 1)), $(
    awk '/^MemTotal/ { printf "%.0f GB of memory", $2 / 1000000 }' /proc/meminfo), load $(cut -d' ' -f1 /proc/loadavg)"
"$root/build/release/tests/bench/opdesk_bench" "$what" --folder "$data" "$@"
