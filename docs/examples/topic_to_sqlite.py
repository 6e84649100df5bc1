#!/usr/bin/env python3
"""Keeps the latest record of each key of a Duebook topic in a table of SQLite, or prints it.

topic_to_sqlite.py BROKER TOPIC SCHEMAS [DATABASE]

SCHEMAS is the directory that holds the .avsc files of duebook.jar. Without DATABASE each record is one line of JSON.
Needs confluent-kafka and fastavro (Debian: python3-confluent-kafka; pip install fastavro). Ends at the end of the topic.
"""
import io
import json
import pathlib
import sqlite3
import sys

import fastavro
from confluent_kafka import OFFSET_BEGINNING, Consumer, KafkaError, TopicPartition

MARK = b"\xc3\x01"


def schemas(directory):
    """Every schema by the fingerprint that its records begin with."""
    by_fingerprint = {}
    for file in pathlib.Path(directory).rglob("*.avsc"):
        schema = json.loads(file.read_text())
        canonical = fastavro.schema.to_parsing_canonical_form(schema)
        fingerprint = fastavro.schema.fingerprint(canonical, "CRC-64-AVRO")
        by_fingerprint[bytes.fromhex(fingerprint)] = fastavro.parse_schema(schema)
    return by_fingerprint


def decode(value, by_fingerprint):
    """A record as a dictionary; None for a tombstone."""
    if value is None:
        return None
    if value[:2] != MARK or value[2:10] not in by_fingerprint:
        raise ValueError(f"value: begins with {value[:10].hex()} (expected: c301 and a schema of SCHEMAS)")
    return fastavro.schemaless_reader(io.BytesIO(value[10:]), by_fingerprint[value[2:10]])


def main(broker, topic, directory, database=None):
    by_fingerprint = schemas(directory)
    consumer = Consumer({
        "bootstrap.servers": broker,
        # Only what the job has committed: anything else may be taken back after a failure.
        "isolation.level": "read_committed",
        "enable.partition.eof": True,
        # The client asks for a name; nothing is committed under it.
        "group.id": "topic-to-sqlite",
        "enable.auto.commit": False,
    })
    partitions = consumer.list_topics(topic, timeout=10).topics[topic].partitions
    consumer.assign([TopicPartition(topic, partition, OFFSET_BEGINNING) for partition in partitions])
    tables = sqlite3.connect(database) if database else None
    table = topic.replace("-", "_")
    if tables:
        tables.execute(f"create table if not exists {table} (key text primary key, record text)")
    ended = set()
    while len(ended) < len(partitions):
        message = consumer.poll(10)
        if message is None:
            continue
        if message.error():
            if message.error().code() != KafkaError._PARTITION_EOF:
                raise SystemExit(str(message.error()))
            ended.add(message.partition())
            continue
        key = message.key().decode()
        record = decode(message.value(), by_fingerprint)
        # Days and instants have no form in JSON; as text they are ISO 8601.
        line = json.dumps(record, default=lambda value: value.isoformat())
        if not tables:
            print(key, line, sep="\t")
        elif record is None:
            tables.execute(f"delete from {table} where key = ?", (key,))
        else:
            tables.execute(f"insert or replace into {table} values (?, ?)", (key, line))
    if tables:
        tables.commit()


if __name__ == "__main__":
    if len(sys.argv) not in (4, 5):
        raise SystemExit(__doc__)
    main(*sys.argv[1:])
