#!/usr/bin/env bash
# The demonstration clinic with programs that are built: server, enrolled desks, then two windows to work in; without a
# display a short day is played through the real interface and checked.
#   clinic_day.sh STATE OUT [--patients N] [--drop-one] [--only-check]
#   STATE         where the clinic lies; it is kept. OUT takes pictures, papers and the summary
#   --drop-one    lets a desk forget one acknowledged change before the check, which must then find it (ends non-zero)
#   --only-check  checks the day played last once more
# OPDESK_BUILD names the build folder.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
usage() {
    echo "usage: clinic_day.sh STATE OUT [--patients N] [--drop-one] [--only-check]" >&2
    exit 2
}
[ $# -ge 2 ] || usage
state=$1
out=$2
shift 2
patients=5000
drop_one=
only_check=
while [ $# -gt 0 ]; do
    case $1 in
        --patients) patients=${2:?}; shift 2 ;;
        --drop-one) drop_one=--drop-one; shift ;;
        --only-check) only_check=1; shift ;;
        *) usage ;;
    esac
done
started=$SECONDS
# The servers run as an unprivileged user, who has to pass through.
mkdir -p "$state" "$out"
chmod 711 "$state"
cleanup() { bash "$root/scripts/dev-server.sh" stop "$state/server" >/dev/null 2>&1 || true; }
trap cleanup EXIT INT TERM

port=$(cat "$state/server/port" 2>/dev/null || echo 0)
bash "$root/scripts/dev-server.sh" start "$state/server" --port "$port"
# shellcheck disable=SC1091
. "$state/server/env.sh"

program=${OPDESK_BUILD:?names the build folder}/app/opdesk/opdesk
secret() { echo "$state/$1.device-secret"; }
export OPDESK_STATE_FOLDER=$state OPDESK_OUT=$out OPDESK_ROOT=$root
/usr/bin/python3 "$root/scripts/lib/prepare_desks.py" --patients "$patients"

check() {
    /usr/bin/python3 "$root/scripts/lib/check_day.py" $drop_one | tee "$out/summary.txt"
    exit "${PIPESTATUS[0]}"
}
if [ -n "$only_check" ]; then
    check
elif [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
    echo "run: the clinic is ready ($((SECONDS - started)) s after the build). Two windows open; both passwords are: banyan desk"
    "$program" --profile "$state/doctor" --device-secret-file "$(secret doctor)" --log "$state/doctor.log" &
    "$program" --profile "$state/reception" --device-secret-file "$(secret reception)" --log "$state/reception.log"
    wait
else
    export OPDESK_STARTED_AFTER=$((SECONDS - started))
    dbus-run-session -- /usr/bin/python3 "$root/scripts/lib/play_day.py"
    check
fi
