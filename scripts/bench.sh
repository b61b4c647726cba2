#!/usr/bin/env bash
# Measures on this machine; docs/performance.md says what the rows mean.
#   bench.sh [search|all] [--patients N] [--queries N] [--seed S]   searches over 100,000 people in the encrypted cache, and with
#       "all" saves and unlocking too. Figures, not a test: it ends with 0 whatever they are.
#   bench.sh sync [--full] [--no-peer] [--records N]   the sync engine against its bound and PouchDB, in one run; ends with 1 when a
#       goal is missed. --full: a clinic of a million records too.
#   bench.sh window [--people N] [--rounds N]   the window beside an empty Qt window: start, stalls, memory; ends with 1 when a goal is
#       missed.
# What takes long to make is made once and kept in OPDESK_BENCH_DATA, by default build/bench.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
usage() {
    echo "usage: bench.sh [search|all] [--patients N] [--queries N] [--seed S] | bench.sh sync [--full] [--no-peer] [--records N] | bench.sh window [--people N] [--rounds N]" >&2
    exit 2
}
what=all
case ${1:-} in
    search | all | sync | window) what=$1; shift ;;
    "" | --*) ;;
    *) usage ;;
esac
data=${OPDESK_BENCH_DATA:-$root/build/bench}

machine() {
    echo "$(date +%Y-%m-%d), $(nproc) processors ($(sed -n 's/^model name[^:]*: //p' /proc/cpuinfo | head -n 1)), $(
        awk '/^MemTotal/ { printf "%.0f GB of memory", $2 / 1000000 }' /proc/meminfo), load $(cut -d' ' -f1 /proc/loadavg)"
}

# Pinned by tests/bench/peer/package-lock.json, versions and hashes; never part of the program.
fetch_peer() {
    mkdir -p "$data/peer"
    if ! cmp -s "$root/tests/bench/peer/package-lock.json" "$data/peer/fetched.json"; then
        cp "$root"/tests/bench/peer/package.json "$root"/tests/bench/peer/package-lock.json "$data/peer/"
        # leveldown brings its binary; no package needs to run anything.
        (cd "$data/peer" && npm ci --ignore-scripts --no-audit --no-fund --loglevel=error)
        cp "$root/tests/bench/peer/package-lock.json" "$data/peer/fetched.json"
    fi
}

bash "$root/scripts/setup.sh"
mkdir -p "$data"
if [ "$what" = sync ]; then
    peer=yes
    arguments=()
    for argument in "$@"; do
        case $argument in
            --no-peer) peer=no ;;
            *) arguments+=("$argument") ;;
        esac
    done
    bash "$root/scripts/build.sh" release opdesk_sync_bench opdesk_sync_fill opdeskctl opdeskd
    if [ "$peer" = yes ]; then
        command -v npm >/dev/null || { echo "bench.sh sync needs node and npm for PouchDB, or --no-peer" >&2; exit 2; }
        fetch_peer
        arguments+=(--peer-modules "$data/peer/node_modules")
    fi
    machine
    OPDESK_BUILD=$root/build/release PYTHONDONTWRITEBYTECODE=1 LC_ALL=C.UTF-8 \
        exec python3 "$root/tests/bench/sync_bench.py" --data "$data/sync" "${arguments[@]}"
fi
if [ "$what" = window ]; then
    bash "$root/scripts/build.sh" release opdesk opdesk_empty_window opdesk_sync_bench opdesk_sync_fill opdeskctl opdeskd
    machine
    OPDESK_BUILD=$root/build/release PYTHONDONTWRITEBYTECODE=1 LC_ALL=C.UTF-8 \
        exec python3 "$root/tests/bench/window_bench.py" --data "$data/sync" "$@"
fi

bash "$root/scripts/build.sh" release opdesk_bench
trap 'rm -f "$data"/running.db* "$data"/plain.db*; rm -rf "$data/unlock-profile"' EXIT
machine
"$root/build/release/tests/bench/opdesk_bench" "$what" --folder "$data" "$@"
