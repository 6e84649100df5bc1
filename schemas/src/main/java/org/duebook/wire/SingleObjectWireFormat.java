package org.duebook.wire;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityResult;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityType;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;
import org.duebook.schemas.RejectionReason;

/**
 * Avro's single-object encoding: two bytes of mark, the fingerprint of the writer's schema in
 * eight, the record.
 *
 * <p>A record is read if its fingerprint is that of this release, of an earlier one, or of a schema
 * given to the constructor; fields are then resolved by Avro's rules, and a symbol that this
 * release does not know becomes the enum's default.
 */
public final class SingleObjectWireFormat implements WireFormat {
  private static final long serialVersionUID = 1L;
  private static final int HEAD_BYTES = 10;
  private static final byte FIRST_MARK = (byte) 0xC3;
  private static final byte SECOND_MARK = 0x01;

  private final List<String> furtherSchemas;

  private transient Map<Class<?>, Format<?>> formats;
  private transient BinaryDecoder decoder;
  private transient BinaryEncoder encoder;

  /** Reads records of this and earlier releases. */
  public SingleObjectWireFormat() {
    this(List.of());
  }

  /**
   * Reads records of further schemas as well, such as those of producers that are a release ahead.
   *
   * @param furtherSchemas schemas as JSON text; each counts for the record of its name
   * @throws IllegalArgumentException if one is no schema, of no record of ours, or such that this
   *     release could not read its records
   */
  public SingleObjectWireFormat(List<String> furtherSchemas) {
    this.furtherSchemas = List.copyOf(furtherSchemas);
    this.furtherSchemas.forEach(SingleObjectWireFormat::checkReadable);
  }

  private static void checkReadable(String furtherSchema) {
    Schema writer;
    try {
      writer = new Schema.Parser().parse(furtherSchema);
    } catch (AvroRuntimeException e) {
      throw new IllegalArgumentException("schema: no Avro schema: " + e.getMessage(), e);
    }
    Schema reader = GeneratedRecords.schemaNamed(writer.getFullName());
    if (reader == null) {
      throw new IllegalArgumentException(
          "schema: of %s (expected: of a record of this release)".formatted(writer.getFullName()));
    }
    SchemaCompatibilityResult result =
        SchemaCompatibility.checkReaderWriterCompatibility(reader, writer).getResult();
    if (result.getCompatibility() != SchemaCompatibilityType.COMPATIBLE) {
      throw new IllegalArgumentException(
          "schema: of %s that this release can't read (expected: one grown from it): %s"
              .formatted(writer.getFullName(), result.getIncompatibilities()));
    }
  }

  /** All that is needed for one kind of record. */
  private static final class Format<T extends SpecificRecord> {
    private final Class<T> recordClass;
    private final Schema schema;
    private final long fingerprint;
    private final SpecificDatumWriter<T> writer;
    private final Map<Long, Schema> writers = new HashMap<>();
    private final Map<Long, SpecificDatumReader<T>> readers = new HashMap<>();

    Format(Class<T> recordClass, List<String> furtherSchemas) {
      this.recordClass = recordClass;
      schema = GeneratedRecords.schemaOf(recordClass);
      fingerprint = SchemaNormalization.parsingFingerprint64(schema);
      writer = new SpecificDatumWriter<>(recordClass);
      knowWriter(schema);
      ReleasedSchemas.of(schema.getName()).forEach(this::knowWriter);
      for (String further : furtherSchemas) {
        Schema parsed = new Schema.Parser().parse(further);
        if (parsed.getFullName().equals(schema.getFullName())) {
          knowWriter(parsed);
        }
      }
    }

    private void knowWriter(Schema writerSchema) {
      long writerFingerprint = SchemaNormalization.parsingFingerprint64(writerSchema);
      writers.putIfAbsent(writerFingerprint, writerSchema);
      readers.computeIfAbsent(
          writerFingerprint, key -> new SpecificDatumReader<>(writerSchema, schema));
    }

    /**
     * A record to be filled, with Java's own lists. Avro would take its own, and they can't be
     * compared where their records have an optional day or instant: their {@code equals} throws.
     */
    T blank() {
      T record = recordClass.cast(SpecificData.newInstance(recordClass, schema));
      for (Schema.Field field : schema.getFields()) {
        if (field.schema().getType() == Schema.Type.ARRAY) {
          record.put(field.pos(), new ArrayList<>());
        }
      }
      return record;
    }
  }

  @SuppressWarnings("unchecked") // The map holds under each class the format of that class.
  private <T extends SpecificRecord> Format<T> format(Class<T> recordClass) {
    if (formats == null) {
      formats = new HashMap<>();
    }
    Format<?> known = formats.get(recordClass);
    if (known == null) {
      known = new Format<>(recordClass, furtherSchemas);
      formats.put(recordClass, known);
    }
    return (Format<T>) known;
  }

  @Override
  public byte[] encode(SpecificRecord record) {
    return encode(record, format(record.getClass()));
  }

  @SuppressWarnings("unchecked") // The format was chosen by the record's class.
  private <T extends SpecificRecord> byte[] encode(SpecificRecord record, Format<T> format) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
    byte[] head =
        ByteBuffer.allocate(HEAD_BYTES)
            .order(ByteOrder.LITTLE_ENDIAN)
            .put(FIRST_MARK)
            .put(SECOND_MARK)
            .putLong(format.fingerprint)
            .array();
    bytes.writeBytes(head);
    encoder = EncoderFactory.get().directBinaryEncoder(bytes, encoder);
    try {
      format.writer.write((T) record, encoder);
      encoder.flush();
    } catch (IOException e) {
      throw new UncheckedIOException("a byte array does not fail", e);
    }
    return bytes.toByteArray();
  }

  @Override
  public <T extends SpecificRecord> T decode(byte[] payload, Class<T> recordClass)
      throws UndecodableException {
    Format<T> format = format(recordClass);
    long fingerprint = fingerprint(payload, format);
    try {
      decoder = body(payload, decoder);
      T record = format.readers.get(fingerprint).read(format.blank(), decoder);
      if (!decoder.isEnd()) {
        throw new UndecodableException(
            RejectionReason.UNREADABLE,
            "payload: bytes are left behind the record (expected: one record)");
      }
      return record;
    } catch (IOException | RuntimeException e) {
      // Garbled bytes make Avro fail in many ways; whichever it is, the bytes are to blame.
      throw new UndecodableException(
          RejectionReason.UNREADABLE,
          "payload: %d bytes that break off or are garbled (expected: a whole %s)"
              .formatted(payload.length, format.schema.getName()),
          e);
    }
  }

  private static BinaryDecoder body(byte[] payload, BinaryDecoder reused) {
    return DecoderFactory.get()
        .binaryDecoder(payload, HEAD_BYTES, payload.length - HEAD_BYTES, reused);
  }

  /** The fingerprint of a payload, which is one that the format knows. */
  private long fingerprint(byte[] payload, Format<?> format) throws UndecodableException {
    if (payload == null || payload.length == 0) {
      throw new UndecodableException(
          RejectionReason.EMPTY, "payload: no bytes (expected: a record)");
    }
    if (payload.length < HEAD_BYTES || payload[0] != FIRST_MARK || payload[1] != SECOND_MARK) {
      throw new UndecodableException(
          RejectionReason.UNKNOWN_SCHEMA,
          "payload: does not begin as a single object (expected: C3 01 and a schema fingerprint)");
    }
    long fingerprint =
        ByteBuffer.wrap(payload).order(ByteOrder.LITTLE_ENDIAN).getLong(HEAD_BYTES - Long.BYTES);
    if (!format.writers.containsKey(fingerprint)) {
      throw unknown(fingerprint, format);
    }
    return fingerprint;
  }

  private UndecodableException unknown(long fingerprint, Format<?> format) {
    for (EventTopic topic : EventTopic.values()) {
      Format<?> other = format(topic.recordClass());
      if (other.writers.containsKey(fingerprint)) {
        return new UndecodableException(
            RejectionReason.WRONG_TYPE,
            "payload: a %s (expected: %s)"
                .formatted(other.schema.getName(), format.schema.getName()));
      }
    }
    return new UndecodableException(
        RejectionReason.UNKNOWN_SCHEMA,
        "payload: schema fingerprint %016x (expected: that of a known %s)"
            .formatted(fingerprint, format.schema.getName()));
  }

  @Override
  public RecordHeader header(EventTopic topic, byte[] payload) throws UndecodableException {
    Format<?> format = format(topic.recordClass());
    long fingerprint = fingerprint(payload, format);
    Schema writer = format.writers.get(fingerprint);
    try {
      decoder = body(payload, decoder);
      for (Schema.Field field : writer.getFields()) {
        if (field.name().equals("occurredAt")) {
          return new RecordHeader(decoder.readLong());
        }
        GenericDatumReader.skip(field.schema(), decoder);
      }
    } catch (IOException | RuntimeException e) {
      throw new UndecodableException(
          RejectionReason.UNREADABLE,
          "payload: breaks off or is garbled before occurredAt (expected: an event)",
          e);
    }
    throw new UndecodableException(
        RejectionReason.UNREADABLE, "payload: its schema has no occurredAt (expected: an event)");
  }
}
