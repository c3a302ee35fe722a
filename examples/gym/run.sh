#!/bin/sh
# Runs the gym's four services on this machine until Ctrl-C: run.sh FOLDER-OF-EXECUTABLES
#
# Without MYSQL_URL and REDIS_URL they keep what they know in GYM_DATA, by default build/gym-data.
set -eu

bin=$1
export GYM_DATA="${GYM_DATA:-$PWD/build/gym-data}"
export ADMIN_EMAIL="${ADMIN_EMAIL:-admin@example.com}" ADMIN_PASSWORD="${ADMIN_PASSWORD:-correct horse}"
export DEMO_DATA="${DEMO_DATA:-true}" LOG_LEVEL="${LOG_LEVEL:-warning}"
export BACKEND_MAIN_URL=http://127.0.0.1:9084 BACKEND_STREAM_URL=http://127.0.0.1:9085
mkdir -p "$GYM_DATA"

services=""
stop() {
    trap - INT TERM EXIT
    for service in $services; do kill "$service" 2>/dev/null || true; done
    wait
}
trap 'stop; exit 0' INT TERM
trap 'stop' EXIT

# Starts a service, and waits until it is ready: the others need it.
start() {
    "$bin/$1" & service=$!
    services="$service $services"
    tries=0
    until curl -fs -o /dev/null "http://127.0.0.1:$2/readyz"; do
        tries=$((tries + 1))
        if [ $tries -gt 600 ] || ! kill -0 "$service" 2>/dev/null; then
            echo "error: $1 does not get ready on port $2" >&2
            exit 2
        fi
        sleep 0.1
    done
}

start backend-main 9084
start backend-stream 9085
start frontend 3000
start admin-panel 3001

cat <<END
The gym is open until Ctrl-C.

  members           http://localhost:3000
  administrators    http://localhost:3001/admin    $ADMIN_EMAIL, $ADMIN_PASSWORD
  API               http://localhost:9084/api/main/openapi.json, gRPC on 9083
  events            http://localhost:9085/api/stream/events, gRPC on 9086
END
wait
