#!/usr/bin/env python3
"""Puts events on a topic of Duebook, from standard input: one JSON object a line, as in a file for replay.

events_to_topic.py BROKER TOPIC SCHEMA < claims.jsonl

SCHEMA is the .avsc file of the topic's record, such as ClaimEvent.avsc of duebook.jar for the topic claims.
Needs confluent-kafka and fastavro (Debian: python3-confluent-kafka; pip install fastavro).
"""
import base64
import datetime
import io
import json
import pathlib
import sys

import fastavro
from confluent_kafka import Producer

MARK = b"\xc3\x01"


def typed(value, schema):
    """A value of plain JSON as the schema's type: days, instants and bytes are text there."""
    if isinstance(schema, list):
        kinds = [kind for kind in schema if kind != "null"]
        return None if value is None else typed(value, kinds[0])
    if isinstance(schema, str):
        return value
    kind = schema["type"]
    if schema.get("logicalType") == "date":
        return datetime.date.fromisoformat(value)
    if schema.get("logicalType") == "timestamp-millis":
        return datetime.datetime.fromisoformat(value.replace("Z", "+00:00"))
    if kind == "record":
        unknown = set(value) - {field["name"] for field in schema["fields"]}
        if unknown:
            raise ValueError(f"{schema['name']}: {unknown} (expected: fields of the schema)")
        return {field["name"]: typed(value[field["name"]], field["type"]) for field in schema["fields"] if field["name"] in value}
    if kind == "array":
        return [typed(one, schema["items"]) for one in value]
    if kind == "bytes":
        return base64.b64decode(value)
    return typed(value, kind) if isinstance(kind, (dict, list)) else value


def main(broker, topic, schema_file):
    schema = json.loads(pathlib.Path(schema_file).read_text())
    canonical = fastavro.schema.to_parsing_canonical_form(schema)
    header = MARK + bytes.fromhex(fastavro.schema.fingerprint(canonical, "CRC-64-AVRO"))
    parsed = fastavro.parse_schema(schema)
    # Each event once, also when the producer has to send it again. A repeat would do no harm: the job knows eventId.
    producer = Producer({"bootstrap.servers": broker, "enable.idempotence": True})
    refused = []
    for line in sys.stdin:
        event = json.loads(line)
        value = io.BytesIO()
        fastavro.schemaless_writer(value, parsed, typed(event, schema))
        producer.produce(topic, key=event.get("accountId") or "", value=header + value.getvalue(),
                         on_delivery=lambda error, message: error and refused.append(str(error)))
        producer.poll(0)
    producer.flush(30)
    if refused:
        raise SystemExit(f"{len(refused)} events were not taken: {refused[0]}")


if __name__ == "__main__":
    if len(sys.argv) != 4:
        raise SystemExit(__doc__)
    main(*sys.argv[1:])
