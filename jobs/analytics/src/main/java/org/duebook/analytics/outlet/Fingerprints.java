package org.duebook.analytics.outlet;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DatumWriter;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificRecord;
import org.duebook.ledger.Finding;
import org.duebook.wire.GeneratedRecords;

/**
 * Tells by 64 bits whether something was said before, so that state need not keep all that was
 * said. Two different contents share a fingerprint once in 10^19.
 */
public final class Fingerprints {
  private Fingerprints() {}

  /**
   * Of all that records of one kind say; not of when it was said, {@code asOf} and {@code
   * updatedAt}. Not safe for use by several threads.
   */
  public static final class OfFigures {
    private final Map<Schema.Field, DatumWriter<Object>> writers = new LinkedHashMap<>();
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
    private BinaryEncoder encoder;

    /** Fingerprints of records of a schema. */
    public OfFigures(Schema schema) {
      for (Schema.Field field : schema.getFields()) {
        if (!field.name().equals("asOf") && !field.name().equals("updatedAt")) {
          writers.put(field, writer(field.schema()));
        }
      }
    }

    @SuppressWarnings("unchecked") // Avro's factory names no type.
    private static DatumWriter<Object> writer(Schema schema) {
      return GeneratedRecords.data().createDatumWriter(schema);
    }

    /** The fingerprint of a record. */
    public long of(SpecificRecord record) {
      bytes.reset();
      encoder = EncoderFactory.get().directBinaryEncoder(bytes, encoder);
      try {
        for (Map.Entry<Schema.Field, DatumWriter<Object>> entry : writers.entrySet()) {
          Object value = record.get(entry.getKey().pos());
          entry.getValue().write(value, encoder);
        }
        encoder.flush();
      } catch (IOException e) {
        throw new UncheckedIOException("a byte array does not fail", e);
      }
      return SchemaNormalization.fingerprint64(bytes.toByteArray());
    }
  }

  /** Of all that a finding says. */
  public static long of(Finding finding) {
    return of(finding.toString());
  }

  /** Of a text; the same in every process. */
  public static long of(String text) {
    return SchemaNormalization.fingerprint64(text.getBytes(StandardCharsets.UTF_8));
  }
}
