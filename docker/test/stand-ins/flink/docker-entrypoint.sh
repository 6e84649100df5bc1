#!/usr/bin/env bash
# Keeps the contract of the official image as far as compose.yaml uses it: roles, FLINK_PROPERTIES without white space and
# with variables filled in, JOB_MANAGER_RPC_ADDRESS, privileges dropped.
set -euo pipefail
cd /opt/flink
if [ "$(id -u)" = 0 ]; then
  exec gosu flink "$0" "$@"
fi

role=$1
shift
case "$role" in
  jobmanager) resources=JM main=runtime.entrypoint.StandaloneSessionClusterEntrypoint ;;
  standalone-job) resources=JM main=container.entrypoint.StandaloneApplicationClusterEntryPoint ;;
  taskmanager) resources=TM main=runtime.taskexecutor.TaskManagerRunner ;;
  *) exec "$role" "$@" ;;
esac

{
  printf '%s: %s\n' jobmanager.rpc.address "${JOB_MANAGER_RPC_ADDRESS:-localhost}" rest.bind-address 0.0.0.0 \
    blob.server.port 6124
  while IFS= read -r line; do
    line=$(tr -d '[:space:]' <<<"$line" | envsubst)
    [ -z "$line" ] || printf '%s: %s\n' "${line%%:*}" "${line#*:}"
  done <<<"${FLINK_PROPERTIES:-}"
} >conf/config.yaml

class_path=$(printf '%s:' lib/*.jar)
opens=(--add-opens=java.base/java.{util,lang,time,nio,net}=ALL-UNNAMED --add-opens=java.base/java.util.concurrent=ALL-UNNAMED)
mapfile -t flags < <(java -cp "$class_path" org.apache.flink.runtime.util.bash.BashJavaUtils \
  "GET_${resources}_RESOURCE_PARAMS" --configDir conf | sed -n 's/^BASH_JAVA_UTILS_EXEC_RESULT://p')
# shellcheck disable=SC2086 # Lists of words.
exec java ${flags[0]} "${opens[@]}" -Dlog4j2.configurationFile=conf/log4j2.properties -cp "$class_path" \
  "org.apache.flink.$main" --configDir conf ${flags[1]:-} "$@"
