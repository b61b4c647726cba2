# Sourced after postgres.sh. The tenant API on the private cluster. Needs: state, build, root.

opdeskd=(as_user "$state/bin/opdeskd")

prepare_folder() {
    local folder
    for folder in "$state" "$state/log" "$state/bin"; do
        mkdir -p "$folder"
        [ "$(id -u)" -ne 0 ] || chown "$run_user:$run_group" "$folder"
    done
    # Others may pass through, so that a desk reads the CA; what is secret has its own rights.
    chmod 711 "$state"
    chmod 700 "$state/log"
    local program=${OPDESKD:-$build/app/opdeskd/opdeskd}
    if [ ! -x "$program" ]; then
        echo "dev-server: $program is not built (OPDESK_BUILD names the build folder)" >&2
        exit 1
    fi
    # The unprivileged user may not reach the build folder. A running program's file is replaced, never written into.
    if ! cmp -s "$program" "$state/bin/opdeskd"; then
        cp "$program" "$state/bin/opdeskd.new"
        chmod 755 "$state/bin/opdeskd.new"
        mv "$state/bin/opdeskd.new" "$state/bin/opdeskd"
    fi
}

# A secret of one line, made once, readable by the servers' user alone.
secret() {
    local file=$state/secrets/$1
    if [ ! -s "$file" ]; then
        as_user mkdir -p -m 700 "$state/secrets"
        as_user sh -c 'umask 077; openssl rand -hex 24 >"$1"' sh "$file"
    fi
    cat "$file"
}

super_psql() { as_user psql -X -q -v ON_ERROR_STOP=1 -h "$PGHOST" -p "$pg_port" -U postgres "$@"; }

prepare_database() {
    local there
    there=$(super_psql -d postgres -At -c "SELECT count(*) FROM pg_database WHERE datname = 'opdesk'")
    [ "$there" = 0 ] || return 0
    # The passwords come through the input, not through an argument that others could list.
    {
        printf "\\set app_password %s\n\\set migrate_password %s\n" "$(secret app_password)" "$(secret migrate_password)"
        cat "$root/sync/server/sql/roles.sql"
    } | super_psql -d postgres -f -
}

write_config() {
    local wanted=$1
    if [ "$wanted" != 0 ] && python3 -c 'import socket, sys
s = socket.socket(); s.settimeout(0.5)
sys.exit(s.connect_ex(("127.0.0.1", int(sys.argv[1]))))' "$wanted" && ! opdeskd_is_up; then
        echo "dev-server: port $wanted is taken, using a free one" >&2
        wanted=0
    fi
    local tls="sslmode=verify-full sslrootcert=$state/tls/ca.crt ssl_min_protocol_version=TLSv1.3 host=127.0.0.1 port=$pg_port dbname=opdesk connect_timeout=10"
    as_user sh -c 'umask 077; cat >"$1"' sh "$state/opdeskd.json" <<JSON
{"listen_address": "127.0.0.1", "listen_port": $wanted, "port_file": "$state/port",
 "certificate": "$state/tls/server.crt", "private_key": "$state/tls/server.key",
 "database_app": "$tls user=opdesk_app password=$(secret app_password)",
 "database_migrate": "$tls user=opdesk_migrate password=$(secret migrate_password)",
 "vault": "$state/vault", "otp_outbox": "$state/otp_outbox.jsonl", "log_file": "$state/log/opdeskd.log",
 "otp_requests_per_15_minutes": ${OPDESK_OTP_LIMIT:-0}, "otp_requests_per_day": 0, "enrol_code_minutes": 1440}
JSON
    [ -s "$state/vault/master.key" ] || "${opdeskd[@]}" new-vault --config "$state/opdeskd.json"
}

# Enrolment codes are printed once; for development they are kept beside the other secrets.
provision_clinic() {
    local code=$1 description=$2 answer
    local folder=$state/enrol
    as_user mkdir -p -m 700 "$folder"
    # A test may put the clinic where it is morning now, so that its day does not end while it runs.
    sed ${OPDESK_CLINIC_OFFSET:+-e "s/\"offset_minutes\": [-0-9]*/\"offset_minutes\": $OPDESK_CLINIC_OFFSET/"} -e '' "$description" |
        as_user sh -c 'cat >"$1"' sh "$folder/$code.json"
    answer=$("${opdeskd[@]}" provision --config "$state/opdeskd.json" --tenant "$folder/$code.json")
    as_user sh -c 'umask 077; cat >"$1"' sh "$folder/$code.answer" <<<"$answer"
    case $answer in
        *'"new":true'*) as_user sh -c 'umask 077; cat >"$1"' sh "$folder/$code.codes" \
            < <(sed 's/.*"enrol_codes":\[\([^]]*\)\].*/\1/' <<<"$answer" | tr -d '"' | tr ',' '\n') ;;
    esac
}

opdeskd_is_up() {
    [ -s "$state/opdeskd.pid" ] && kill -0 "$(cat "$state/opdeskd.pid")" 2>/dev/null &&
        grep -q opdeskd "/proc/$(cat "$state/opdeskd.pid")/comm" 2>/dev/null
}

opdeskd_start() {
    if opdeskd_is_up; then return 0; fi
    rm -f "$state/port"
    as_user sh -c 'exec setsid "$1" serve --config "$2" </dev/null >>"$3" 2>&1 & echo $! >"$4"' sh \
        "$state/bin/opdeskd" "$state/opdeskd.json" "$state/log/opdeskd.err" "$state/opdeskd.pid"
    local i
    for i in $(seq 100); do
        if [ -s "$state/port" ] && curl -sf --max-time 2 --cacert "$state/tls/ca.crt" \
            "https://127.0.0.1:$(cat "$state/port")/health" >/dev/null; then
            return 0
        fi
        opdeskd_is_up || [ "$i" -lt 5 ] || break
        sleep 0.1
    done
    echo "dev-server: opdeskd did not start; the end of its log:" >&2
    tail -n 5 "$state/log/opdeskd.err" "$state/log/opdeskd.log" >&2 || true
    exit 1
}

opdeskd_stop() {
    if opdeskd_is_up; then
        local pid
        pid=$(cat "$state/opdeskd.pid")
        kill -TERM "$pid"
        local i
        for i in $(seq 100); do
            kill -0 "$pid" 2>/dev/null || break
            sleep 0.1
        done
        kill -KILL "$pid" 2>/dev/null || true
    fi
    rm -f "$state/opdeskd.pid"
}

write_environment() {
    local codes=$state/enrol/BANYAN.codes other=$state/enrol/PEEPAL.codes
    local tenant_of='s/.*"tenant":"\([^"]*\)".*/\1/p'
    (
        umask 077
        cat >"$state/env.sh" <<ENV
export OPDESK_URL=https://127.0.0.1:$(cat "$state/port")
export OPDESK_CA=$state/tls/ca.crt
export OPDESK_OTP_OUTBOX=$state/otp_outbox.jsonl
export OPDESK_CONFIG=$state/opdeskd.json
export OPDESKD=$state/bin/opdeskd
export OPDESK_RUN_USER=$run_user
export OPDESK_PG_DATA=$state/pg
export OPDESK_PG_LOG=$state/log/postgres.log
export OPDESK_LOG=$state/log/opdeskd.log
export OPDESK_CLINIC_CODE=BANYAN
export OPDESK_TENANT=$(sed -n "$tenant_of" "$state/enrol/BANYAN.answer")
export OPDESK_ENROL_CODES="$(tr '\n' ' ' <"$codes")"
export OPDESK_OTHER_CLINIC_CODE=PEEPAL
export OPDESK_OTHER_TENANT=$(sed -n "$tenant_of" "$state/enrol/PEEPAL.answer")
export OPDESK_OTHER_ENROL_CODES="$(tr '\n' ' ' <"$other")"
export PGHOST=$PGHOST
export PGPORT=$pg_port
export PGDATABASE=opdesk
export OPDESK_PG_APP="host=127.0.0.1 port=$pg_port dbname=opdesk user=opdesk_app password=$(secret app_password) sslmode=verify-full sslrootcert=$state/tls/ca.crt"
export OPDESK_PG_MIGRATE="host=127.0.0.1 port=$pg_port dbname=opdesk user=opdesk_migrate password=$(secret migrate_password) sslmode=verify-full sslrootcert=$state/tls/ca.crt"
export OPDESK_PG_SUPER="host=$PGHOST port=$pg_port dbname=opdesk user=postgres"
ENV
    )
}
