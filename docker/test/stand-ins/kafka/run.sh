#!/usr/bin/env bash
# KAFKA_* become properties and the storage is formatted by the class that does it in the official image.
set -euo pipefail
export CLUSTER_ID="${CLUSTER_ID:-5L6g3nShT-eMCtK--X86sw}"
class_path=$(printf '%s:' /opt/kafka/libs/*.jar)
java -cp "$class_path" kafka.docker.KafkaDockerWrapper setup --default-configs-dir /etc/kafka/docker \
  --mounted-configs-dir /mnt/shared/config --final-configs-dir /opt/kafka/config
exec java -Xmx512m -Dlog4j2.configurationFile=/etc/kafka/docker/log4j2.properties -cp "$class_path" \
  kafka.Kafka /opt/kafka/config/server.properties
