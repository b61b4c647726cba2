# Sourced. A private PostgreSQL 15 cluster under a folder, run by an unprivileged user even when the caller is root.
# Needs: state (absolute folder). Gives: run_user, as_user, pg_start, pg_stop, pg_prepare.

pg_bin=${OPDESK_PG_BIN:-/usr/lib/postgresql/15/bin}

# The user that owns the folder and runs the servers.
if [ "$(id -u)" -eq 0 ]; then
    run_user=postgres
    id "$run_user" >/dev/null 2>&1 || run_user=nobody
else
    run_user=$(id -un)
fi
run_group=$(id -gn "$run_user")

as_user() {
    if [ "$(id -u)" -eq 0 ]; then
        setpriv --reuid="$run_user" --regid="$run_group" --clear-groups env HOME="$state" "$@"
    else
        "$@"
    fi
}

# A port of the loopback that nobody listens on now.
free_port() {
    python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])'
}

# CA and one certificate for the loopback; the same CA signs PostgreSQL's and the API's.
make_certificates() {
    local tls=$state/tls
    [ -s "$tls/server.crt" ] && return 0
    as_user mkdir -p "$tls"
    as_user openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 3650 -subj "/CN=OPDesk private CA" \
        -addext basicConstraints=critical,CA:TRUE -addext keyUsage=critical,keyCertSign \
        -keyout "$tls/ca.key" -out "$tls/ca.crt" 2>/dev/null
    local name
    for name in postgres server; do
        as_user openssl req -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -subj "/CN=localhost" \
            -keyout "$tls/$name.key" -out "$tls/$name.csr" 2>/dev/null
        as_user sh -c 'printf "subjectAltName=DNS:localhost,IP:127.0.0.1,IP:::1\nextendedKeyUsage=serverAuth\n" >"$1.ext"
            openssl x509 -req -in "$1.csr" -CA "$2/ca.crt" -CAkey "$2/ca.key" -CAcreateserial -days 825 -extfile "$1.ext" \
                -out "$1.crt" 2>/dev/null && rm -f "$1.csr" "$1.ext"' sh "$tls/$name" "$tls"
    done
    as_user chmod 600 "$tls/ca.key" "$tls/postgres.key" "$tls/server.key"
    chmod 644 "$tls/ca.crt"
}

pg_prepare() {
    local data=$state/pg
    [ -s "$data/PG_VERSION" ] && return 0
    as_user "$pg_bin/initdb" --pgdata="$data" --username=postgres --auth=reject --encoding=UTF8 --locale=C.UTF-8 \
        --data-checksums --no-sync --no-instructions >/dev/null
    as_user sh -c 'cat >>"$1/postgresql.conf"' sh "$data" <<CONF
listen_addresses = '127.0.0.1'
ssl = on
ssl_cert_file = '$state/tls/postgres.crt'
ssl_key_file = '$state/tls/postgres.key'
ssl_ca_file = '$state/tls/ca.crt'
ssl_min_protocol_version = 'TLSv1.3'
password_encryption = 'scram-sha-256'
log_error_verbosity = terse
log_min_error_statement = panic
log_parameter_max_length = 0
log_parameter_max_length_on_error = 0
log_statement = none
log_min_duration_statement = -1
fsync = on
max_connections = 60
shared_buffers = 64MB
CONF
    as_user sh -c 'cat >"$1/pg_hba.conf"' sh "$data" <<'HBA'
local   all  postgres                       peer map=operator
hostssl all  opdesk_app,opdesk_migrate  127.0.0.1/32  scram-sha-256
HBA
    as_user sh -c 'printf "operator root postgres\noperator %s postgres\n" "$2" >"$1/pg_ident.conf"' sh "$data" "$run_user"
}

pg_is_up() {
    [ -s "$state/pg/postmaster.pid" ] && as_user "$pg_bin/pg_ctl" -D "$state/pg" status >/dev/null 2>&1
}

# Starts the cluster; sets PGHOST (folder of the socket, short enough for a socket's path) and pg_port.
pg_start() {
    if pg_is_up; then
        PGHOST=$(sed -n 5p "$state/pg/postmaster.pid")
        pg_port=$(sed -n 4p "$state/pg/postmaster.pid")
        return 0
    fi
    # Left over by a machine that went down; pg_ctl itself refuses when the process is alive.
    PGHOST=$(as_user mktemp -d /tmp/opdesk-pg.XXXXXX)
    echo "$PGHOST" >"$state/socket_folder"
    pg_port=$(free_port)
    as_user "$pg_bin/pg_ctl" -D "$state/pg" -l "$state/log/postgres.log" -w -t 60 \
        -o "-c port=$pg_port -c unix_socket_directories='$PGHOST'" start >/dev/null
}

pg_stop() {
    if pg_is_up; then
        as_user "$pg_bin/pg_ctl" -D "$state/pg" -m fast -w -t 60 stop >/dev/null
    fi
    if [ -s "$state/socket_folder" ]; then
        rm -rf -- "$(cat "$state/socket_folder")"
        rm -f "$state/socket_folder"
    fi
}
