#!/usr/bin/env bash
# The simulator: five desks with the real engine and store against a server, thousands of days with every fault.
#   simulate.sh [--seeds N] [--from S] [--steps N] [--twice N] [--compare K] [--jobs J] [--lane memory]
# Seeds of tests/simulation/open_seeds.txt fail for a reason that is known and not mended: printed and counted as open.
# --from head derives the first seed from the commit, so that every commit runs a range of its own. Seeds that ever
# failed (tests/simulation/seeds.txt) run first. Exit 0: every invariant held in every run.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
preset=${OPDESK_PRESET:-release}
program=${OPDESK_SIMULATE:-}
seeds=1500 from=head jobs=2 lane=memory rest=()
while [ $# -gt 0 ]; do
  case $1 in
    --seeds) seeds=$2; shift 2 ;;
    --twice) seeds=$2; rest+=(--twice "$2"); shift 2 ;;
    --from) from=$2; shift 2 ;;
    --jobs) jobs=$2; shift 2 ;;
    --lane) lane=$2; shift 2 ;;
    --steps | --compare) rest+=("$1" "$2"); shift 2 ;;
    *) echo "simulate.sh: unknown option $1" >&2; exit 2 ;;
  esac
done
if [ "$lane" != memory ]; then
  echo "simulate.sh: there is no lane $lane" >&2
  exit 2
fi
if [ -z "$program" ]; then
  cmake --preset "$preset" -S "$root" >/dev/null
  cmake --build "$root/build/$preset" --target simulate
  program=$root/build/$preset/tests/simulation/simulate
fi
if [ "$from" = head ]; then
  from=$((0x$(git -C "$root" rev-parse HEAD 2>/dev/null | cut -c1-8 || echo 1) % 1000000000 + 1))
fi
echo "seeds $from to $((from + seeds - 1)), $jobs at a time"

status=0
while read -r seed _; do
  case $seed in '' | '#'*) continue ;; esac
  "$program" --from "$seed" --seeds 1 --compare 0 | grep -v '^  ' || { echo "a seed that failed before fails: $seed"; status=1; }
done <"$root/tests/simulation/seeds.txt"

open=$root/tests/simulation/open_seeds.txt
while read -r seed _; do
  case $seed in '' | '#'*) continue ;; esac
  "$program" --from "$seed" --seeds 1 --compare 0 --open "$open" | grep -v '^  ' || status=1
done <"$open"

each=$(((seeds + jobs - 1) / jobs))
running=()
for ((job = 0; job < jobs; ++job)); do
  first=$((from + job * each))
  count=$((job * each + each > seeds ? seeds - job * each : each))
  [ "$count" -gt 0 ] || continue
  arguments=(--from "$first" --seeds "$count" --open "$open")
  for ((i = 0; i < ${#rest[@]}; i += 2)); do
    if [ "${rest[i]}" = --twice ]; then arguments+=(--twice "$count"); else arguments+=("${rest[i]}" "${rest[i + 1]}"); fi
  done
  "$program" "${arguments[@]}" &
  running+=($!)
done
for one in "${running[@]}"; do
  wait "$one" || status=1
done
exit $status
