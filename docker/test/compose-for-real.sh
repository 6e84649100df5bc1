#!/usr/bin/env bash
# Runs compose.yaml where no registry can be reached: makes stand-ins under the names of the official images, starts an engine
# of its own, brings everything up, kills both TaskManagers, stops the job with a savepoint and starts a new one from it, and
# looks each time whether the outputs go on. Grafana has no stand-in.
#
# Usage, as root on Debian 12, after `mvn package -DskipTests`:
#   apt-get install --no-install-recommends docker.io iptables prometheus mmdebstrap python3
#   docker/test/compose-for-real.sh WORK-DIRECTORY [engine|stand-ins|images|up|drive|savepoint|down]...
# Without a step it does all of them and ends the engine whatever happens.
set -euo pipefail

here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
work=$(mkdir -p "${1:?a directory for images, volumes and logs}" && cd "$1" && pwd)
shift
steps=("$@")
flink=flink:2.2-java17
kafka=$(sed -n 's/.*KAFKA_IMAGE:-\([^}]*\)}.*/\1/p' "$root/docker/compose.yaml")
prometheus=$(sed -n 's/.*PROMETHEUS_IMAGE:-\([^}]*\)}.*/\1/p' "$root/docker/compose.yaml")

export DOCKER_HOST=unix://$work/docker.sock DOCKER_CONFIG=$work/docker-config DOCKER_BUILDKIT=1
export KAFKA_PORT=19092 FLINK_PORT=18081 DASHBOARD_PORT=18090 PROMETHEUS_PORT=19090
export SIMULATED_ACCOUNTS=${SIMULATED_ACCOUNTS:-500}
# The client of Debian's package; another one on the path may be too new for its engine.
docker() { /usr/bin/docker "$@"; }
compose() { docker compose -f "$root/docker/compose.yaml" --profile simulator "$@"; }
say() { echo "$(date +%T) $*"; }

# Compose 2 and buildx are in trixie only: taken out of its packages without installing them.
plugins() {
  [ -x "$DOCKER_CONFIG/cli-plugins/docker-compose" ] && return
  local apt=$work/apt
  mkdir -p "$apt"/{etc/apt.conf.d,etc/preferences.d,state/lists/partial,cache/archives/partial,packages} \
    "$DOCKER_CONFIG/cli-plugins"
  echo "deb [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] http://deb.debian.org/debian trixie main" \
    >"$apt/etc/sources.list"
  cat >"$apt/apt.conf" <<END
Dir "$apt";
Dir::State "state";
Dir::State::status "/dev/null";
Dir::Cache "cache";
Dir::Etc "etc";
APT::Sandbox::User "root";
END
  (
    cd "$apt/packages"
    export APT_CONFIG=$apt/apt.conf
    apt-get -qq update
    apt-get -qq download docker-compose docker-buildx
    for package in *.deb; do dpkg-deb -x "$package" unpacked; done
  )
  cp "$apt"/packages/unpacked/usr/libexec/docker/cli-plugins/* "$DOCKER_CONFIG/cli-plugins/"
}

engine() {
  plugins
  docker info >/dev/null 2>&1 && return
  dockerd --ip-forward=false --ip-masq=false --ip 127.0.0.1 --data-root "$work/data" --exec-root "$work/exec" \
    --pidfile "$work/docker.pid" -H "$DOCKER_HOST" >"$work/dockerd.log" 2>&1 &
  for _ in $(seq 60); do
    docker info >/dev/null 2>&1 && return
    sleep 1
  done
  say "the engine does not answer; see $work/dockerd.log"
  return 1
}

stand_in() { # name, directory with a Dockerfile
  say "stand-in for $1"
  docker build -q -t "$1" "$2" >/dev/null
}

jars() { # profile, directory
  mvn -q -B -f "$here/stand-ins/pom.xml" "-P$1" dependency:copy-dependencies -DincludeScope=runtime "-DoutputDirectory=$2"
}

stand_ins() {
  if ! docker image inspect duebook-stand-in/base >/dev/null 2>&1; then
    [ -f "$work/base.tar" ] || mmdebstrap --variant=minbase \
      --include=openjdk-17-jre-headless,ca-certificates,tini,gosu,procps,curl,wget,netcat-openbsd,gettext-base \
      bookworm "$work/base.tar" http://deb.debian.org/debian
    docker import "$work/base.tar" duebook-stand-in/base >/dev/null
  fi
  docker tag duebook-stand-in/base eclipse-temurin:17-jre

  cp -r "$here/stand-ins/." "$work/stand-ins"
  cp "$here/stand-ins/log4j2.properties" "$work/stand-ins/flink/"
  cp "$here/stand-ins/log4j2.properties" "$work/stand-ins/kafka/"
  jars flink "$work/stand-ins/flink/lib"
  mkdir -p "$work/stand-ins/flink/plugins/metrics-prometheus"
  mv "$work"/stand-ins/flink/lib/flink-metrics-prometheus-*.jar "$work/stand-ins/flink/plugins/metrics-prometheus/"
  stand_in "$flink" "$work/stand-ins/flink"
  jars kafka "$work/stand-ins/kafka/libs"
  stand_in "$kafka" "$work/stand-ins/kafka"
  mkdir -p "$work/stand-ins/prometheus"
  cp "$here/stand-ins/prometheus.Dockerfile" "$work/stand-ins/prometheus/Dockerfile"
  cp "$(command -v prometheus)" "$work/stand-ins/prometheus/"
  stand_in "$prometheus" "$work/stand-ins/prometheus"
}

images() {
  say "the images of docker/Dockerfile"
  compose build -q topics jobmanager
}

up() {
  say "up"
  # On a machine that is busy with other things Flink gives up starting after ten seconds: then once more.
  local try
  for try in 1 2 3; do
    compose up -d --wait --wait-timeout "${PATIENCE_SECONDS:-300}" --no-build \
      kafka jobmanager taskmanager dashboard prometheus && break
    [ "$try" != 3 ] || return 1
    say "not green at try $try"
  done
  say "every health check is green; the images run as:"
  docker run --rm --entrypoint id duebook/job
  docker run --rm --entrypoint id duebook/tools
}

ask() {
  python3 "$here/ask-job.py" "http://127.0.0.1:$FLINK_PORT" "http://127.0.0.1:$DASHBOARD_PORT" \
    "${DUEBOOK_DASHBOARD_TOKEN:-duebook}" "$@"
}

drive() {
  compose up -d --no-build --no-deps simulator
  ask works
  local before
  before=$(ask state)
  say "killing both TaskManagers"
  # From outside, as a machine dies; docker kill would count as a wish to stop.
  for container in $(compose ps -q taskmanager); do
    kill -KILL "$(docker inspect -f '{{.State.Pid}}' "$container")"
  done
  # shellcheck disable=SC2086 # Two numbers.
  ask recovers $before
  python3 "$here/ask-prometheus.py" "http://127.0.0.1:$PROMETHEUS_PORT" "$root/docker/grafana/dashboards"
}

# As docs/operations.md says it for an upgrade, with the same images.
savepoint() {
  say "stopping with a savepoint"
  local savepoint
  savepoint=$(ask stop file:///opt/flink/savepoints)
  say "starting from $savepoint"
  DUEBOOK_RESTORE=$savepoint compose up -d --no-build --no-deps jobmanager
  ask restored "$savepoint"
}

down() {
  compose down -v --timeout 10 || true
  if [ -f "$work/docker.pid" ]; then
    kill -TERM "$(cat "$work/docker.pid")"
    for _ in $(seq 30); do
      [ -f "$work/docker.pid" ] || break
      sleep 1
    done
  fi
  ip link del docker0 2>/dev/null || true
}

if [ ${#steps[@]} = 0 ]; then
  trap down EXIT
  steps=(engine stand-ins images up drive savepoint)
fi
for step in "${steps[@]}"; do "${step//-/_}"; done
