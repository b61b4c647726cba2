#!/usr/bin/env bash
# Golden pictures of every screen: golden.sh compares, golden.sh --renew writes anew what differs.
# Further words go to the program (--only frontdesk). OPDESK_BUILD names the build folder (default: build/dev).
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
build=${OPDESK_BUILD:-$root/build/dev}
what=--check
if [[ ${1:-} == --renew ]]; then
  what=--renew
  shift
fi
status=0
for scale in 1 1.5; do
  QT_QPA_PLATFORM=offscreen TZ=Asia/Kolkata LC_ALL=C.UTF-8 QT_SCALE_FACTOR=$scale \
    "$build/tests/ui/golden/ui_golden" $what --folder "$root/tests/ui/golden/pictures" \
    --out "$build/golden-differences" "$@" || status=$?
done
exit $status
