#!/usr/bin/env bash
# A secret survives in a real keyring and comes back whole; a missing entry is not_found; a locked keyring and a missing bus
# are "locked", in good time, never an invitation to make a new key.
set -euo pipefail
probe=${1:?the keychain_probe program}
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
mkdir -p "$place/data/keyrings" "$place/run"
chmod 700 "$place/run"
export HOME=$place XDG_DATA_HOME=$place/data XDG_RUNTIME_DIR=$place/run XDG_CONFIG_HOME=$place/config XDG_CACHE_HOME=$place/cache
export XDG_CURRENT_DESKTOP=GNOME
secret=00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff
export probe secret

failed=0
expect() {
    if [ "$2" = "$3" ]; then
        echo "ok: $1"
    else
        echo "FAILED: $1: wanted $2, got $3"
        failed=1
    fi
}

dbus-run-session -- bash -c '
    printf "desk password" | gnome-keyring-daemon --unlock --components=secrets >/dev/null 2>&1
    "$probe" store desk "$secret"
    "$probe" load desk
    "$probe" load nobody
' >"$place/first" 2>"$place/errors" || cat "$place/errors"
expect "a secret is stored" stored "$(sed -n 1p "$place/first")"
expect "the secret comes back whole" "$secret" "$(sed -n 2p "$place/first")"
expect "a missing entry is not found" not_found "$(sed -n 3p "$place/first")"

dbus-run-session -- bash -c '
    printf "desk password" | gnome-keyring-daemon --unlock --components=secrets >/dev/null 2>&1
    "$probe" load desk
    "$probe" load-marks desk
    "$probe" save-marks desk 41
    "$probe" save-marks desk 42
    "$probe" load-marks desk
    "$probe" load desk
    "$probe" remove desk
    "$probe" load desk
    "$probe" load-marks desk
' >"$place/second" 2>/dev/null
expect "the secret is there in the next session" "$secret" "$(sed -n 1p "$place/second")"
expect "marks have an entry of their own" none "$(sed -n 2p "$place/second")"
expect "the newest marks stand" 42 "$(sed -n 5p "$place/second")"
expect "they leave the secret alone" "$secret" "$(sed -n 6p "$place/second")"
expect "a secret that is removed is gone" not_found "$(sed -n 8p "$place/second")"
expect "and the marks stay" 42 "$(sed -n 9p "$place/second")"

started=$SECONDS
answer=$(env -u DBUS_SESSION_BUS_ADDRESS DBUS_SESSION_BUS_ADDRESS=unix:path="$place/nothing" "$probe" load desk 2>/dev/null)
expect "without a session bus it reads as locked" locked "$answer"
[ $((SECONDS - started)) -le 8 ] || { echo "FAILED: without a bus it took $((SECONDS - started)) s"; failed=1; }
grep -rqF "$secret" "$place/data" && { echo "FAILED: the secret lies in the clear"; failed=1; }
exit $failed
