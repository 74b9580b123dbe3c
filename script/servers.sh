# A private PostgreSQL and a private Redis for one test run. Sourced by script/test.
# Each has a folder in $SCRATCH, a free port, and a password that nobody is told.

free_port() {
    $PYTHON -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])'
}

password() { $PYTHON -c 'import secrets; print(secrets.token_hex(16))'; }

# The newest PostgreSQL on the machine, whether or not its programs are on the PATH.
postgres_bin() {
    local folder found=""
    for folder in $(ls -d /usr/lib/postgresql/*/bin /opt/homebrew/opt/postgresql@*/bin \
        /usr/local/opt/postgresql@*/bin /usr/pgsql-*/bin 2>/dev/null | sort -V); do
        if [ -x "$folder/initdb" ]; then found=$folder; fi
    done
    if [ -z "$found" ] && has initdb; then found=$(dirname "$(command -v initdb)"); fi
    [ -n "$found" ] && printf '%s' "$found"
}

# PostgreSQL refuses to run as root, so root lends it the account that its package made.
as_postgres() {
    if is_root; then
        (cd / && exec runuser -u postgres -- "$@")
    else
        "$@"
    fi
}

start_postgres() {
    local bin port secret
    if is_root; then id postgres >/dev/null 2>&1 || return 1; fi
    bin=$(postgres_bin) || return 1
    port=$(free_port)
    secret=$(password)
    POSTGRES_BIN=$bin POSTGRES_FOLDER=$SCRATCH/postgres
    mkdir "$POSTGRES_FOLDER"
    printf '%s' "$secret" >"$POSTGRES_FOLDER/secret"
    if is_root; then chown -R postgres "$POSTGRES_FOLDER"; fi
    as_postgres "$bin/initdb" --pgdata="$POSTGRES_FOLDER/data" --username=tester \
        --pwfile="$POSTGRES_FOLDER/secret" --auth=scram-sha-256 --encoding=UTF8 --locale=C \
        --no-sync >"$SCRATCH/initdb.log" 2>&1 || return 1
    as_postgres "$bin/pg_ctl" --pgdata="$POSTGRES_FOLDER/data" --wait --timeout=60 \
        --log="$POSTGRES_FOLDER/log" --options="-p $port -k $POSTGRES_FOLDER \
        -c listen_addresses=127.0.0.1 -c max_connections=40 -c shared_buffers=128MB \
        -c fsync=off -c synchronous_commit=off -c full_page_writes=off" \
        start >/dev/null 2>&1 || return 1
    export TEST_DATABASE_URL="postgres://tester:$secret@127.0.0.1:$port/postgres"
}

start_redis() {
    local port secret
    has redis-server || return 1
    port=$(free_port)
    secret=$(password)
    mkdir "$SCRATCH/redis"
    redis-server --port "$port" --bind 127.0.0.1 --requirepass "$secret" --save "" \
        --appendonly no --dir "$SCRATCH/redis" >"$SCRATCH/redis/log" 2>&1 </dev/null &
    REDIS_PROCESS=$!
    export TEST_REDIS_URL="redis://:$secret@127.0.0.1:$port/0"
    $PYTHON - "$TEST_REDIS_URL" <<'END'
import sys, time
import redis
client = redis.from_url(sys.argv[1])
for _ in range(100):
    try:
        client.ping()
        break
    except redis.ConnectionError:
        time.sleep(0.1)
else:
    sys.exit(1)
END
}

stop_servers() {
    if [ -n "${POSTGRES_FOLDER:-}" ]; then
        as_postgres "$POSTGRES_BIN/pg_ctl" --pgdata="$POSTGRES_FOLDER/data" --mode=immediate \
            stop >/dev/null 2>&1 || true
    fi
    if [ -n "${REDIS_PROCESS:-}" ]; then
        kill "$REDIS_PROCESS" 2>/dev/null || true
        wait "$REDIS_PROCESS" 2>/dev/null || true
    fi
    rm -rf "$SCRATCH"
}
