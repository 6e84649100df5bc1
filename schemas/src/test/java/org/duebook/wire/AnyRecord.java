package org.duebook.wire;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.apache.avro.specific.SpecificRecordBase;
import org.duebook.schemas.Contracts;

/**
 * Draws records of any contract: whatever its schema allows, edges more often than chance has it.
 */
final class AnyRecord {
  private static final List<String> TEXTS =
      List.of("", "a", "id-1", "é漢😀", "\"\\/\b\n\t\u0000", " blank ", "x".repeat(300));

  private AnyRecord() {}

  /** A record of any contract. */
  static Arbitrary<SpecificRecordBase> ofAnyContract() {
    return Arbitraries.of(Contracts.all())
        .flatMap(schema -> Arbitraries.randomValue(random -> of(schema, random)));
  }

  /** A record of a topic. */
  static SpecificRecordBase of(EventTopic topic, Random random) {
    return of(topic.schema(), random);
  }

  private static SpecificRecordBase of(Schema schema, Random random) {
    SpecificRecordBase record =
        (SpecificRecordBase)
            SpecificData.newInstance(GeneratedRecords.data().getClass(schema), schema);
    for (Schema.Field field : schema.getFields()) {
      record.put(field.pos(), value(field.schema(), random));
    }
    return record;
  }

  private static Object value(Schema schema, Random random) {
    return switch (schema.getType()) {
      case RECORD -> of(schema, random);
      case UNION -> random.nextInt(3) == 0 ? null : value(schema.getTypes().get(1), random);
      case ARRAY -> {
        List<Object> items = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
          items.add(item(schema.getElementType(), random));
        }
        yield items;
      }
      case ENUM ->
          GeneratedRecords.data().createEnum(oneOf(schema.getEnumSymbols(), random), schema);
      case STRING -> oneOf(TEXTS, random);
      case INT ->
          schema.getLogicalType() instanceof LogicalTypes.Date
              ? (Object) LocalDate.ofEpochDay(random.nextInt(8_000_000) - 4_000_000)
              : (Object) oneOf(List.of(0, 1, -1, Integer.MIN_VALUE, Integer.MAX_VALUE), random);
      case LONG ->
          schema.getLogicalType() instanceof LogicalTypes.TimestampMillis
              ? (Object) Instant.ofEpochMilli(random.nextLong() >> 12)
              : (Object) oneOf(List.of(0L, 1L, -1L, Long.MIN_VALUE, Long.MAX_VALUE), random);
      case DOUBLE -> oneOf(List.of(0.0, -0.0, 0.1, 1e300, 2.0 / 3, 1 / 0.0), random);
      case BOOLEAN -> random.nextBoolean();
      case BYTES -> {
        byte[] bytes = new byte[random.nextInt(40)];
        random.nextBytes(bytes);
        yield ByteBuffer.wrap(bytes);
      }
      case MAP, FIXED, FLOAT, NULL -> throw new IllegalStateException("not in our schemas");
    };
  }

  /** Not a number only within a list: a generated record's equals holds no such field equal. */
  private static Object item(Schema schema, Random random) {
    return schema.getType() == Schema.Type.DOUBLE && random.nextInt(4) == 0
        ? (Object) Double.NaN
        : value(schema, random);
  }

  private static <T> T oneOf(List<T> choices, Random random) {
    return choices.get(random.nextInt(choices.size()));
  }

  /** The schema's record, as the class that Avro generated. */
  static <T extends SpecificRecord> Class<T> classOf(T record) {
    @SuppressWarnings("unchecked") // A record's class is the class of such records.
    Class<T> recordClass = (Class<T>) record.getClass();
    return recordClass;
  }
}
