package org.duebook.wire;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.duebook.schemas.RejectionReason;

/**
 * The plain JSON form of records (contract page, section 1, "as files"): field names as in the
 * schema, dates {@code 2026-01-31}, instants {@code 2026-01-31T08:00:00Z}, enums as text, bytes in
 * base 64, no wrapping of optional values, absent is null. Numbers that JSON has no form for are
 * the texts {@code "NaN"}, {@code "Infinity"} and {@code "-Infinity"}.
 *
 * <p>Avro's own JSON encoding wraps optional values and writes dates as numbers; it is not this.
 */
public final class PlainJson {
  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          // What is long is refused by the rules with its name; here only a bound against flooding.
          .streamReadConstraints(
              StreamReadConstraints.builder().maxNestingDepth(20).maxNameLength(1_000).build())
          .build();

  private PlainJson() {}

  /** A record as one line, every field named, without a line break. */
  public static String write(SpecificRecord record) {
    return new String(writeBytes(record), StandardCharsets.UTF_8);
  }

  /** A list of records or values as one line. */
  public static String write(List<?> list) {
    return new String(bytesOf(list), StandardCharsets.UTF_8);
  }

  /** The same line in UTF-8. */
  static byte[] writeBytes(SpecificRecord record) {
    return bytesOf(record);
  }

  private static byte[] bytesOf(Object value) {
    ByteArrayOutputStream line = new ByteArrayOutputStream(512);
    try (JsonGenerator generator = FACTORY.createGenerator(line, JsonEncoding.UTF8)) {
      writeValue(value, generator);
    } catch (IOException e) {
      throw new UncheckedIOException("a byte array does not fail", e);
    }
    return line.toByteArray();
  }

  private static void writeRecord(SpecificRecord record, JsonGenerator generator)
      throws IOException {
    generator.writeStartObject();
    for (Schema.Field field : record.getSchema().getFields()) {
      generator.writeFieldName(field.name());
      writeValue(record.get(field.pos()), generator);
    }
    generator.writeEndObject();
  }

  private static void writeValue(Object value, JsonGenerator generator) throws IOException {
    if (value == null) {
      generator.writeNull();
    } else if (value instanceof SpecificRecord record) {
      writeRecord(record, generator);
    } else if (value instanceof List<?> list) {
      generator.writeStartArray();
      for (Object item : list) {
        writeValue(item, generator);
      }
      generator.writeEndArray();
    } else if (value instanceof Long number) {
      generator.writeNumber(number);
    } else if (value instanceof Integer number) {
      generator.writeNumber(number);
    } else if (value instanceof Double number) {
      generator.writeNumber(number);
    } else if (value instanceof Boolean truth) {
      generator.writeBoolean(truth);
    } else if (value instanceof ByteBuffer bytes) {
      byte[] copy = new byte[bytes.remaining()];
      bytes.duplicate().get(copy);
      generator.writeBinary(copy);
    } else {
      // Text, symbols, dates and instants are their own text.
      generator.writeString(value.toString());
    }
  }

  /** Reads a line, see {@link #read(byte[], Class)}. */
  public static <T extends SpecificRecord> T read(String line, Class<T> recordClass)
      throws UndecodableException {
    return read(line.getBytes(StandardCharsets.UTF_8), recordClass);
  }

  /**
   * Reads a record. Fields that the schema does not have are passed over, as Avro does; a field
   * that is absent or null has its default.
   *
   * @throws UndecodableException if there are no bytes, they are no JSON object, a field has
   *     another type or stands there twice, a symbol is not known or a required field is absent
   */
  public static <T extends SpecificRecord> T read(byte[] line, Class<T> recordClass)
      throws UndecodableException {
    try (JsonParser parser = parser(line)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw new UndecodableException(
            RejectionReason.UNREADABLE, "line: no JSON object (expected: {…})");
      }
      Schema schema = GeneratedRecords.schemaOf(recordClass);
      SpecificRecord record = readRecord("", schema, parser);
      if (parser.nextToken() != null) {
        throw new UndecodableException(
            RejectionReason.UNREADABLE,
            "line: something follows the object (expected: one a line)");
      }
      return recordClass.cast(record);
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  static JsonParser parser(byte[] line) throws IOException, UndecodableException {
    if (line == null || line.length == 0) {
      throw new UndecodableException(
          RejectionReason.EMPTY, "line: empty (expected: a JSON object)");
    }
    return FACTORY.createParser(line);
  }

  static UndecodableException unreadable(IOException e) {
    // Only the place: the library's own message quotes the line, which may name a patient.
    JsonLocation place = e instanceof JacksonException problem ? problem.getLocation() : null;
    String where = place == null ? "" : " at column " + place.getColumnNr();
    return new UndecodableException(
        RejectionReason.UNREADABLE,
        "line: not JSON" + where + " (expected: one JSON object in UTF-8, no name twice)");
  }

  private static SpecificRecord readRecord(String path, Schema schema, JsonParser parser)
      throws IOException, UndecodableException {
    SpecificRecord record =
        (SpecificRecord) SpecificData.newInstance(GeneratedRecords.data().getClass(schema), schema);
    boolean[] filled = new boolean[schema.getFields().size()];
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      Schema.Field field = schema.getField(parser.currentName());
      JsonToken token = parser.nextToken();
      if (field == null) {
        parser.skipChildren();
      } else if (token != JsonToken.VALUE_NULL) {
        record.put(field.pos(), readValue(path + field.name(), field.schema(), parser));
        filled[field.pos()] = true;
      }
    }
    for (Schema.Field field : schema.getFields()) {
      if (!filled[field.pos()]) {
        if (!field.hasDefaultValue()) {
          throw new UndecodableException(
              RejectionReason.MISSING_FIELD, path + field.name() + ": absent (expected: a value)");
        }
        record.put(field.pos(), GeneratedRecords.data().getDefaultValue(field));
      }
    }
    return record;
  }

  private static Object readValue(String name, Schema schema, JsonParser parser)
      throws IOException, UndecodableException {
    return switch (schema.getType()) {
      case UNION -> readValue(name, schema.getTypes().get(1), parser);
      case RECORD -> {
        expect(name, parser, JsonToken.START_OBJECT, "an object");
        yield readRecord(name + ".", schema, parser);
      }
      case ARRAY -> readArray(name, schema.getElementType(), parser);
      case ENUM -> readSymbol(name, schema, parser);
      case STRING -> {
        expect(name, parser, JsonToken.VALUE_STRING, "text");
        yield parser.getText();
      }
      case INT ->
          schema.getLogicalType() instanceof LogicalTypes.Date
              ? (Object) day(name, parser)
              : (Object)
                  Math.toIntExact(wholeNumber(name, parser, Integer.MIN_VALUE, Integer.MAX_VALUE));
      case LONG ->
          schema.getLogicalType() instanceof LogicalTypes.TimestampMillis
              ? (Object) instant(name, parser)
              : (Object) wholeNumber(name, parser, Long.MIN_VALUE, Long.MAX_VALUE);
      case DOUBLE -> number(name, parser);
      case BOOLEAN -> {
        if (!parser.currentToken().isBoolean()) {
          throw wrongType(name, "true or false");
        }
        yield parser.getBooleanValue();
      }
      case BYTES -> {
        expect(name, parser, JsonToken.VALUE_STRING, "base 64");
        yield bytes(name, parser);
      }
      case MAP, FIXED, FLOAT, NULL ->
          throw new IllegalStateException(
              name
                  + ": of Avro type "
                  + schema.getType()
                  + " (expected: a type that our schemas use)");
    };
  }

  private static List<Object> readArray(String name, Schema itemSchema, JsonParser parser)
      throws IOException, UndecodableException {
    expect(name, parser, JsonToken.START_ARRAY, "a list");
    List<Object> items = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      items.add(readValue(name, itemSchema, parser));
    }
    return items;
  }

  private static Object readSymbol(String name, Schema schema, JsonParser parser)
      throws IOException, UndecodableException {
    expect(name, parser, JsonToken.VALUE_STRING, "a symbol");
    String symbol = parser.getText();
    if (!schema.hasEnumSymbol(symbol)) {
      throw new UndecodableException(
          RejectionReason.UNKNOWN_SYMBOL,
          name
              + ": a symbol this release does not know (expected: one of "
              + schema.getName()
              + ")");
    }
    return GeneratedRecords.data().createEnum(symbol, schema);
  }

  private static double number(String name, JsonParser parser)
      throws IOException, UndecodableException {
    if (parser.currentToken().isNumeric()) {
      return parser.getDoubleValue();
    }
    expect(name, parser, JsonToken.VALUE_STRING, "a number");
    return switch (parser.getText()) {
      case "NaN" -> Double.NaN;
      case "Infinity" -> Double.POSITIVE_INFINITY;
      case "-Infinity" -> Double.NEGATIVE_INFINITY;
      default -> throw wrongType(name, "a number");
    };
  }

  private static long wholeNumber(String name, JsonParser parser, long least, long most)
      throws IOException, UndecodableException {
    expect(name, parser, JsonToken.VALUE_NUMBER_INT, "a whole number");
    try {
      long number = parser.getLongValue();
      if (number < least || number > most) {
        throw wrongType(name, "a whole number from " + least + " to " + most);
      }
      return number;
    } catch (InputCoercionException e) {
      throw wrongType(name, "a whole number of 64 bits");
    }
  }

  private static ByteBuffer bytes(String name, JsonParser parser)
      throws IOException, UndecodableException {
    try {
      return ByteBuffer.wrap(Base64.getDecoder().decode(parser.getText()));
    } catch (IllegalArgumentException e) {
      throw wrongType(name, "base 64");
    }
  }

  private static LocalDate day(String name, JsonParser parser)
      throws IOException, UndecodableException {
    expect(name, parser, JsonToken.VALUE_STRING, "a date like 2026-01-31");
    try {
      return LocalDate.parse(parser.getText());
    } catch (DateTimeException e) {
      throw wrongType(name, "a date like 2026-01-31");
    }
  }

  static Instant instant(String name, JsonParser parser) throws IOException, UndecodableException {
    expect(name, parser, JsonToken.VALUE_STRING, "an instant like 2026-01-31T08:00:00Z");
    try {
      Instant instant = Instant.parse(parser.getText());
      // Milliseconds are what the schema keeps; an instant beyond them is no business time either.
      return Instant.ofEpochMilli(instant.toEpochMilli());
    } catch (DateTimeException | ArithmeticException e) {
      throw wrongType(name, "an instant like 2026-01-31T08:00:00Z");
    }
  }

  private static void expect(String name, JsonParser parser, JsonToken token, String what)
      throws UndecodableException {
    if (parser.currentToken() != token) {
      throw wrongType(name, what);
    }
  }

  private static UndecodableException wrongType(String name, String expected) {
    return new UndecodableException(
        RejectionReason.WRONG_TYPE, name + ": of another type (expected: " + expected + ")");
  }
}
