#!/usr/bin/env bash
# Sets everything up and starts the clinic on this computer with demonstration data: a private PostgreSQL and opdeskd on
# loopback, two enrolled desks, the window open. Without a display the same runs under Xvfb, plays a short clinic day
# through the real interface and leaves screenshots, papers and a summary in out/.
#   run.sh [--patients N] [--drop-one] [--fresh]
#   --drop-one  lets a desk forget one acknowledged change before the check, which must then find it (ends non-zero)
#   --fresh     forgets the clinic of earlier runs
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
patients=5000
drop_one=
fresh=
while [ $# -gt 0 ]; do
    case $1 in
        --patients) patients=${2:?}; shift 2 ;;
        --drop-one) drop_one=--drop-one; shift ;;
        --fresh) fresh=1; shift ;;
        *) echo "usage: run.sh [--patients N] [--drop-one] [--fresh]" >&2; exit 2 ;;
    esac
done
preset=${OPDESK_PRESET:-dev}
bash "$root/scripts/setup.sh"
bash "$root/scripts/build.sh" "$preset" opdesk opdeskd opdeskctl
export OPDESK_BUILD=$root/build/$preset

# Where everybody may pass: the servers' user may not reach this folder.
state=${OPDESK_STATE:-/var/tmp/opdesk-$(id -un)-$(printf %s "$root" | sha256sum | cut -c1-8)}
# A desk that was made to forget stays wrong for ever, so it gets a clinic of its own.
[ -z "$drop_one" ] || state=$state-drop
[ -z "$fresh" ] || { bash "$root/scripts/dev-server.sh" stop "$state/server" 2>/dev/null || true; rm -rf "$state"; }
rm -rf "$root/out"
exec bash "$root/scripts/lib/clinic_day.sh" "$state" "$root/out" --patients "$patients" $drop_one
