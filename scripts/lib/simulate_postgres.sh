#!/usr/bin/env bash
# The simulator's lane over PostgreSQL. Every job has a cluster of its own, since it kills and restarts it.
#   simulate_postgres.sh run PROGRAM JOBS FROM SEEDS [--steps N]   for scripts/simulate.sh
#   simulate_postgres.sh restart DIR     what the lane does to a cluster in the middle of a push
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
command=$1
shift

# Nothing here outlives the run, and no power is cut: what fsync guards against does not happen. The roles of the
# program need no password behind a socket in a private folder.
lane_start() {
  mkdir -p "$state/log"
  [ "$(id -u)" -ne 0 ] || chown -R "$run_user:$run_group" "$state"
  chmod 711 "$state"
  make_certificates
  pg_prepare
  as_user sh -c 'cat >>"$1/postgresql.conf"' sh "$state/pg" <<'CONF'
listen_addresses = ''
ssl = off
fsync = off
full_page_writes = off
autovacuum = off
wal_level = minimal
max_wal_senders = 0
max_connections = 100
checkpoint_timeout = 1h
deadlock_timeout = 200ms
CONF
  as_user sh -c 'cat >"$1/pg_hba.conf"' sh "$state/pg" <<'HBA'
local   all  postgres                       peer map=operator
local   all  opdesk_app,opdesk_migrate      trust
HBA
  pg_start
  { printf "\\set app_password x\n\\set migrate_password x\n"; cat "$root/sync/server/sql/roles.sql"; } |
    as_user psql -X -q -v ON_ERROR_STOP=1 -h "$PGHOST" -p "$pg_port" -U postgres -d postgres -f -
}

case $command in
  restart)
    state=$1
    . "$root/scripts/lib/postgres.sh"
    cd /
    as_user "$pg_bin/pg_ctl" -D "$state/pg" -l "$state/log/postgres.log" -m immediate -w -t 60 \
      -o "$(sed -n 1p "$state/pg/lane_options")" restart >/dev/null
    ;;
  run)
    program=$1 jobs=$2 from=$3 seeds=$4
    shift 4
    folder=$(mktemp -d /var/tmp/opdesk-lane.XXXXXX)
    chmod 711 "$folder"
    cd /
    running=()
    stop_all() {
      for one in "${running[@]}"; do kill "$one" 2>/dev/null && wait "$one" 2>/dev/null || true; done
      for state in "$folder"/job*; do
        [ -d "$state" ] && (. "$root/scripts/lib/postgres.sh" && cd / && pg_stop) || true
      done
      rm -rf -- "$folder"
    }
    trap stop_all EXIT
    trap 'exit 130' INT TERM
    status=0 each=$(((seeds + jobs - 1) / jobs))
    for ((job = 0; job < jobs; ++job)); do
      first=$((from + job * each))
      count=$((job * each + each > seeds ? seeds - job * each : each))
      [ "$count" -gt 0 ] || continue
      state=$folder/job$job
      mkdir -p "$state"
      . "$root/scripts/lib/postgres.sh"
      lane_start
      echo "-c port=$pg_port -c unix_socket_directories='$PGHOST'" | as_user sh -c 'cat >"$1"' sh "$state/pg/lane_options"
      OPDESK_LANE_FOLDER=$state OPDESK_LANE_SOCKET=$PGHOST OPDESK_LANE_PORT=$pg_port \
        OPDESK_LANE_INSTANCE=$(dirname "$program")/simulation_instance \
        OPDESK_LANE_RESTART="bash '$root/scripts/lib/simulate_postgres.sh' restart '$state'" \
        "$program" --from "$first" --seeds "$count" "$@" &
      running+=($!)
    done
    for one in "${running[@]}"; do
      wait "$one" || status=1
    done
    exit $status
    ;;
  *) echo "simulate_postgres.sh: unknown command $command" >&2; exit 2 ;;
esac
