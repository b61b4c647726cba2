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
started=$SECONDS

# The servers run as an unprivileged user, who may not reach this folder: the clinic lies where everybody may pass.
state=${OPDESK_STATE:-/var/tmp/opdesk-$(id -un)-$(printf %s "$root" | sha256sum | cut -c1-8)}
# A desk that was made to forget stays wrong for ever, so it gets a clinic of its own.
[ -z "$drop_one" ] || state=$state-drop
[ -z "$fresh" ] || { bash "$root/scripts/dev-server.sh" stop "$state/server" 2>/dev/null || true; rm -rf "$state"; }
mkdir -p "$state"
chmod 711 "$state"
out=$root/out
rm -rf "$out"
mkdir -p "$out"
cleanup() { bash "$root/scripts/dev-server.sh" stop "$state/server" >/dev/null 2>&1 || true; }
trap cleanup EXIT INT TERM

port=$(cat "$state/server/port" 2>/dev/null || echo 0)
bash "$root/scripts/dev-server.sh" start "$state/server" --port "$port"
# shellcheck disable=SC1091
. "$state/server/env.sh"

program=$OPDESK_BUILD/app/opdesk/opdesk
secret() { echo "$state/$1.device-secret"; }
export OPDESK_STATE_FOLDER=$state OPDESK_OUT=$out OPDESK_ROOT=$root
/usr/bin/python3 "$root/scripts/lib/prepare_desks.py" --patients "$patients"

if [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
    echo "run: the clinic is ready ($((SECONDS - started)) s after the build). Two windows open; both passwords are: banyan desk"
    "$program" --profile "$state/doctor" --device-secret-file "$(secret doctor)" --log "$state/doctor.log" &
    "$program" --profile "$state/reception" --device-secret-file "$(secret reception)" --log "$state/reception.log"
    wait
else
    export OPDESK_STARTED_AFTER=$((SECONDS - started))
    dbus-run-session -- /usr/bin/python3 "$root/scripts/lib/play_day.py"
    /usr/bin/python3 "$root/scripts/lib/check_day.py" $drop_one | tee "$out/summary.txt"
    exit "${PIPESTATUS[0]}"
fi
