#!/usr/bin/env bash
# The simulator: five desks with the real engine and store against a server, thousands of days with every fault.
#   simulate.sh [--seeds N] [--from S|head [--skip N]] [--steps N] [--compare N] [--twice N] [--jobs J]
#               [--lane memory|postgres]
# --from head (the default) derives the first seed from the commit, so that every commit runs a range of its own; where
# there is no history, from the sources. Seeds that ever failed (tests/simulation/seeds.txt) run with it. --skip N:
# from the Nth after it, without those; so two runs share one range. --compare N: faults are compared with the same run
# without them until each kind took effect N times, and the table is printed.
# --twice N: runs each seed twice and prints both traces. Exit 0: every invariant held in every run.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
preset=${OPDESK_PRESET:-release}
seeds= from=head skip=0 jobs=2 also=yes lane=memory rest=()
while [ $# -gt 0 ]; do
  case $1 in
    --seeds) seeds=$2; shift 2 ;;
    --from) from=$2; shift 2 ;;
    --skip) skip=$2 also=no; shift 2 ;;
    --jobs) jobs=$2; shift 2 ;;
    --twice) seeds=$2 also=no; rest+=("$1" "$2"); shift 2 ;;
    --lane) lane=$2; shift 2 ;;
    --steps | --compare) rest+=("$1" "$2"); shift 2 ;;
    *) echo "simulate.sh: unknown option $1" >&2; exit 2 ;;
  esac
done
case $lane in
  memory) target=simulate program=${OPDESK_SIMULATE:-} seeds=${seeds:-1500} ;;
  postgres) target=simulate_postgres program=${OPDESK_SIMULATE_POSTGRES:-} seeds=${seeds:-500} ;;
  *) echo "simulate.sh: there is no lane $lane" >&2; exit 2 ;;
esac
if [ -z "$program" ]; then
  cmake --preset "$preset" -S "$root" >/dev/null
  cmake --build "$root/build/$preset" --target "$target"
  program=$root/build/$preset/tests/simulation/$target
fi
# The commit, or where there is no history what the sources hold: either way other sources run other seeds.
version() {
  if [ -e "$root/.git" ] && git -C "$root" rev-parse --verify --quiet 'HEAD^{commit}' 2>/dev/null; then
    return
  fi
  (cd "$root" && find core sync tests/simulation tests/support -type f -print0 | LC_ALL=C sort -z | xargs -0 sha256sum) | sha256sum
}
if [ "$from" = head ]; then
  head=$(version)
  from=$((0x${head:0:8} % 1000000000 + 1))
fi
from=$((from + skip))
if [ "$lane" = postgres ]; then
  echo "seeds $from to $((from + seeds - 1)) over PostgreSQL, $jobs at a time"
  exec bash "$root/scripts/lib/simulate_postgres.sh" run "$program" "$jobs" "$from" "$seeds" "${rest[@]}"
fi
[ "$also" = no ] || rest+=(--also "$root/tests/simulation/seeds.txt")
echo "seeds $from to $((from + seeds - 1)), $jobs at a time"
exec "$program" --from "$from" --seeds "$seeds" --jobs "$jobs" "${rest[@]}"
