package org.duebook.connect;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.kafka.connect.data.Date;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Timestamp;

/**
 * What holds no further value, in both forms alike: text, numbers, truth, bytes; days and instants
 * as Connect's; symbols as text.
 */
final class Values {
  private Values() {}

  /** What a field holds besides null. */
  static Schema present(Schema schema) {
    if (schema.getType() != Schema.Type.UNION) {
      return schema;
    }
    return schema.getTypes().stream()
        .filter(type -> type.getType() != Schema.Type.NULL)
        .findFirst()
        .orElseThrow();
  }

  /** Connect's schema of a value, to be made optional or not. */
  static SchemaBuilder schema(Schema avro) {
    if (avro.getLogicalType() instanceof LogicalTypes.Date) {
      return Date.builder();
    }
    if (avro.getLogicalType() instanceof LogicalTypes.TimestampMillis) {
      return Timestamp.builder();
    }
    return switch (avro.getType()) {
      case STRING, ENUM -> SchemaBuilder.string();
      case INT -> SchemaBuilder.int32();
      case LONG -> SchemaBuilder.int64();
      case DOUBLE -> SchemaBuilder.float64();
      case BOOLEAN -> SchemaBuilder.bool();
      case BYTES -> SchemaBuilder.bytes();
      case RECORD, ARRAY, MAP, UNION, FIXED, FLOAT, NULL ->
          throw new IllegalArgumentException(
              "schema: " + avro.getType() + " (expected: a type that the contracts use)");
    };
  }

  /** A value as Connect's. */
  static Object value(Object value) {
    if (value instanceof LocalDate day) {
      return java.util.Date.from(day.atStartOfDay(ZoneOffset.UTC).toInstant());
    }
    if (value instanceof Instant instant) {
      return java.util.Date.from(instant);
    }
    if (value instanceof ByteBuffer bytes) {
      return bytes.duplicate();
    }
    return value instanceof Enum<?> symbol ? symbol.name() : value;
  }
}
