#!/usr/bin/env bash
# A private tenant API with its own PostgreSQL and a demonstration clinic, for development, tests and run.sh:
#   dev-server.sh start DIR [--port N]   prepares DIR the first time; writes DIR/env.sh with OPDESK_URL and the rest
#   dev-server.sh stop DIR               leaves nothing running; DIR keeps its data
#   dev-server.sh status DIR
# OPDESK_BUILD names the build folder (default build/dev). A taken or unnamed port becomes a free one.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)

usage() {
    echo "usage: dev-server.sh start|stop|status DIR [--port N]" >&2
    exit 2
}
[ $# -ge 2 ] || usage
command=$1
mkdir -p "$2"
asked=$(cd "$2" && pwd)
state=$asked
shift 2
port=0
while [ $# -gt 0 ]; do
    case $1 in
        --port) port=${2:?}; shift 2 ;;
        *) usage ;;
    esac
done
build=${OPDESK_BUILD:-build/dev}
case $build in /*) ;; *) build=$root/$build ;; esac

# shellcheck source=lib/postgres.sh
. "$root/scripts/lib/postgres.sh"
# The servers' user cannot pass through a folder such as /root: then the data lies elsewhere, and DIR says where.
if [ -s "$asked/server_folder" ]; then
    state=$(cat "$asked/server_folder")
elif [ "$(id -u)" -eq 0 ] && ! (cd / && as_user test -x "$(dirname "$asked")"); then
    state=$(mktemp -d /var/tmp/opdesk-server.XXXXXX)
    echo "$state" >"$asked/server_folder"
fi
# shellcheck source=lib/opdeskd.sh
. "$root/scripts/lib/opdeskd.sh"
cd "$state"

case $command in
    start)
        prepare_folder
        make_certificates
        pg_prepare
        pg_start
        prepare_database
        write_config "$port"
        "${opdeskd[@]}" migrate --config "$state/opdeskd.json"
        provision_clinic BANYAN "$root/scripts/lib/clinic_banyan.json"
        provision_clinic PEEPAL "$root/scripts/lib/clinic_peepal.json"
        opdeskd_start
        write_environment
        [ "$asked" = "$state" ] || cp -p "$state/env.sh" "$asked/env.sh"
        echo "opdeskd: $(sed -n 's/^export OPDESK_URL=//p' "$state/env.sh"), settings in $asked/env.sh"
        ;;
    stop)
        opdeskd_stop
        pg_stop
        ;;
    status)
        if opdeskd_is_up; then echo "opdeskd: running, process $(cat "$state/opdeskd.pid")"; else echo "opdeskd: stopped"; fi
        if pg_is_up; then echo "postgres: running"; else echo "postgres: stopped"; fi
        opdeskd_is_up && pg_is_up
        ;;
    *) usage ;;
esac
