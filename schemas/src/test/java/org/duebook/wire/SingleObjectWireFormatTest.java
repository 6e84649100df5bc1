package org.duebook.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.duebook.wire.EventSamples.CANARY;
import static org.duebook.wire.EventSamples.OCCURRED_AT;
import static org.duebook.wire.EventSamples.assertRefused;

import com.sun.management.ThreadMXBean;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.IndexedRecord;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.message.BinaryMessageEncoder;
import org.apache.avro.specific.SpecificRecord;
import org.apache.avro.specific.SpecificRecordBase;
import org.duebook.schemas.ClaimEvent;
import org.duebook.schemas.ClaimEventType;
import org.duebook.schemas.RejectionReason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SingleObjectWireFormatTest {
  private static final int HEAD_BYTES = 10;

  private final SingleObjectWireFormat format = new SingleObjectWireFormat();

  @Provide
  Arbitrary<SpecificRecordBase> records() {
    return AnyRecord.ofAnyContract();
  }

  @Property(tries = 500)
  void everyRecordIsReadAsItWasWritten(@ForAll("records") SpecificRecordBase record)
      throws UndecodableException {
    assertThat(format.decode(format.encode(record), AnyRecord.classOf(record))).isEqualTo(record);
  }

  @Property(tries = 200)
  void theBytesAreThoseOfAvrosOwnEncoder(@ForAll("records") SpecificRecordBase record)
      throws IOException {
    ByteBuffer avros =
        new BinaryMessageEncoder<>(record.getSpecificData(), record.getSchema()).encode(record);
    assertThat(format.encode(record)).isEqualTo(bytesOf(avros));
  }

  private static byte[] bytesOf(ByteBuffer buffer) {
    byte[] bytes = new byte[buffer.remaining()];
    buffer.get(bytes);
    return bytes;
  }

  @Property(tries = 200)
  void theHeaderTellsWhenAnEventTookEffect(@ForAll EventTopic topic, @ForAll long seed)
      throws UndecodableException {
    SpecificRecordBase event = AnyRecord.of(topic, new Random(seed));
    assertThat(format.header(topic, format.encode(event)))
        .isEqualTo(new RecordHeader(occurredAt(event)));
  }

  private static long occurredAt(SpecificRecord event) {
    int place = event.getSchema().getField("occurredAt").pos();
    return ((java.time.Instant) event.get(place)).toEpochMilli();
  }

  @ParameterizedTest
  @EnumSource
  void theHeaderIsToldWhateverBecameOfTheRest(EventTopic topic) throws Exception {
    byte[] whole = format.encode(EventSamples.of(topic));
    int end = endOfOccurredAt(topic);
    assertThat(format.header(topic, Arrays.copyOf(whole, end)).occurredAt())
        .isEqualTo(OCCURRED_AT.toEpochMilli());
    byte[] garbled = whole.clone();
    Arrays.fill(garbled, end, whole.length, (byte) 0xFF);
    assertThat(format.header(topic, garbled).occurredAt()).isEqualTo(OCCURRED_AT.toEpochMilli());
    assertRefused(
        RejectionReason.UNREADABLE, () -> format.header(topic, Arrays.copyOf(whole, end - 1)));
  }

  /** Counted with Avro's encoder: the first four fields, the second of which may be optional. */
  private static int endOfOccurredAt(EventTopic topic) throws IOException {
    ByteArrayOutputStream start = new ByteArrayOutputStream();
    BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(start, null);
    encoder.writeString(CANARY);
    if (topic.schema().getField("accountId").schema().isUnion()) {
      encoder.writeIndex(1);
    }
    encoder.writeString(CANARY);
    encoder.writeString(CANARY);
    encoder.writeLong(OCCURRED_AT.toEpochMilli());
    return HEAD_BYTES + start.size();
  }

  @Test
  void noBytesAreRefusedAsEmpty() {
    for (byte[] nothing : new byte[][] {null, {}}) {
      assertRefused(RejectionReason.EMPTY, () -> format.decode(nothing, EventTopic.CLAIMS));
      assertRefused(RejectionReason.EMPTY, () -> format.header(EventTopic.CLAIMS, nothing));
    }
  }

  @ParameterizedTest
  @EnumSource
  void aRecordCutOffAtAnyByteIsRefused(EventTopic topic) {
    byte[] whole = format.encode(EventSamples.of(topic));
    for (int length = 1; length < whole.length; length++) {
      byte[] cut = Arrays.copyOf(whole, length);
      assertRefused(
          length < HEAD_BYTES ? RejectionReason.UNKNOWN_SCHEMA : RejectionReason.UNREADABLE,
          () -> format.decode(cut, topic));
    }
  }

  @ParameterizedTest
  @EnumSource
  void aRecordWithOneBitFlippedIsReadOrRefusedAndNothingElse(EventTopic topic) {
    byte[] whole = format.encode(EventSamples.of(topic));
    for (int bit = 0; bit < whole.length * 8; bit++) {
      byte[] flipped = whole.clone();
      flipped[bit / 8] ^= (byte) (1 << bit % 8);
      if (bit < HEAD_BYTES * 8) {
        assertRefused(RejectionReason.UNKNOWN_SCHEMA, () -> format.decode(flipped, topic));
      } else {
        assertReadOrUnreadable(topic, flipped);
      }
    }
  }

  @Property(tries = 2000)
  void whateverBytesFollowTheHeadTheyAreReadOrRefused(
      @ForAll EventTopic topic, @ForAll byte[] body) {
    byte[] payload = Arrays.copyOf(format.encode(EventSamples.of(topic)), HEAD_BYTES + body.length);
    System.arraycopy(body, 0, payload, HEAD_BYTES, body.length);
    assertReadOrUnreadable(topic, payload);
  }

  private void assertReadOrUnreadable(EventTopic topic, byte[] payload) {
    try {
      assertThat(format.decode(payload, topic)).isInstanceOf(topic.recordClass());
    } catch (UndecodableException refusal) {
      assertRefused(
          RejectionReason.UNREADABLE,
          () -> {
            throw refusal;
          });
    }
    try {
      format.header(topic, payload);
    } catch (UndecodableException refusal) {
      assertThat(refusal.reason()).isEqualTo(RejectionReason.UNREADABLE);
    }
  }

  @ParameterizedTest
  @EnumSource
  void bytesBehindTheRecordAreRefused(EventTopic topic) {
    byte[] whole = format.encode(EventSamples.of(topic));
    byte[] longer = Arrays.copyOf(whole, whole.length + 1);
    assertRefused(RejectionReason.UNREADABLE, () -> format.decode(longer, topic));
  }

  @Test
  void aSchemaThatNobodyNamedIsRefusedWithItsFingerprint() {
    byte[] payload = format.encode(EventSamples.claim());
    ByteBuffer.wrap(payload).order(ByteOrder.LITTLE_ENDIAN).putLong(2, 0x0123456789ABCDEFL);
    assertThat(
            assertRefused(
                    RejectionReason.UNKNOWN_SCHEMA, () -> format.decode(payload, EventTopic.CLAIMS))
                .detail())
        .contains("0123456789abcdef", "ClaimEvent");
    assertRefused(RejectionReason.UNKNOWN_SCHEMA, () -> format.header(EventTopic.CLAIMS, payload));
  }

  @Test
  void aRecordOfAnotherTopicIsRefusedWithBothNames() {
    for (EventTopic written : EventTopic.values()) {
      byte[] payload = format.encode(EventSamples.of(written));
      for (EventTopic read : EventTopic.values()) {
        if (read != written) {
          assertThat(
                  assertRefused(
                          RejectionReason.WRONG_TYPE,
                          () -> new SingleObjectWireFormat().decode(payload, read))
                      .detail())
              .contains(written.schema().getName(), read.schema().getName());
          assertRefused(RejectionReason.WRONG_TYPE, () -> format.header(read, payload));
        }
      }
    }
  }

  /** Lengths at and beyond what an array can hold, and below zero. */
  @ParameterizedTest
  @ValueSource(
      longs = {
        -1,
        Integer.MAX_VALUE - 8L,
        Integer.MAX_VALUE,
        1L << 31,
        (1L << 31) + 1,
        1L << 62,
        Long.MAX_VALUE,
        Long.MIN_VALUE
      })
  void aLengthThatTheBytesCannotHoldReservesNoMemory(long length) throws IOException {
    assertRefusedCheaply(EventTopic.CLAIMS, lengthOfFirstText(length));
    assertRefusedCheaply(EventTopic.PAYMENTS, lengthOfAllocations(length));
  }

  private byte[] lengthOfFirstText(long length) throws IOException {
    ByteArrayOutputStream payload = new ByteArrayOutputStream();
    payload.write(format.encode(EventSamples.claim()), 0, HEAD_BYTES);
    BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(payload, null);
    encoder.writeLong(length);
    encoder.writeFixed(new byte[20]);
    return payload.toByteArray();
  }

  private byte[] lengthOfAllocations(long length) throws IOException {
    ByteArrayOutputStream payload = new ByteArrayOutputStream();
    payload.write(format.encode(EventSamples.of(EventTopic.PAYMENTS)), 0, HEAD_BYTES);
    BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(payload, null);
    encoder.writeString("event");
    encoder.writeIndex(0);
    encoder.writeString("practice");
    encoder.writeLong(0);
    encoder.writeString("payment");
    encoder.writeEnum(1);
    encoder.writeEnum(1);
    encoder.writeIndex(0);
    encoder.writeEnum(1);
    encoder.writeLong(100);
    encoder.writeLong(length);
    encoder.writeFixed(new byte[20]);
    return payload.toByteArray();
  }

  private void assertRefusedCheaply(EventTopic topic, byte[] payload) {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    assertRefused(RejectionReason.UNREADABLE, () -> format.decode(payload, topic));
    long before = threads.getCurrentThreadAllocatedBytes();
    assertRefused(RejectionReason.UNREADABLE, () -> format.decode(payload, topic));
    assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(1_000_000);
  }

  /** The claim's schema of a release to come: one more type of event, one more field at the end. */
  private static Schema grownClaim() {
    String schema = EventTopic.CLAIMS.schema().toString();
    assertThat(schema).contains("\"REJECTED\"]").endsWith("]}");
    String withSymbol = schema.replace("\"REJECTED\"]", "\"REJECTED\",\"APPEALED\"]");
    return new Schema.Parser()
        .parse(
            withSymbol.substring(0, withSymbol.length() - 2)
                + ",{\"name\":\"clearinghouse\",\"type\":[\"null\",\"string\"],\"default\":null}]}");
  }

  private static byte[] appealed(Schema grown) throws IOException {
    GenericRecord event = new GenericData.Record(grown);
    event.put("eventId", "event-1");
    event.put("accountId", "account-1");
    event.put("practiceId", "practice-1");
    event.put("occurredAt", OCCURRED_AT.toEpochMilli());
    event.put("claimId", "claim-1");
    event.put("submissionId", "submission-1");
    event.put("type", new GenericData.EnumSymbol(grown.getField("type").schema(), "APPEALED"));
    event.put("clearinghouse", "house-1");
    return singleObject(grown, event);
  }

  private static byte[] singleObject(Schema schema, IndexedRecord record) throws IOException {
    ByteArrayOutputStream payload = new ByteArrayOutputStream();
    payload.write(0xC3);
    payload.write(0x01);
    payload.writeBytes(
        ByteBuffer.allocate(Long.BYTES)
            .order(ByteOrder.LITTLE_ENDIAN)
            .putLong(SchemaNormalization.parsingFingerprint64(schema))
            .array());
    BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(payload, null);
    new GenericDatumWriter<IndexedRecord>(schema).write(record, encoder);
    return payload.toByteArray();
  }

  @Test
  void anEventOfAGrownSchemaIsReadOnceItsSchemaIsGiven() throws Exception {
    Schema grown = grownClaim();
    byte[] payload = appealed(grown);
    assertRefused(RejectionReason.UNKNOWN_SCHEMA, () -> format.decode(payload, EventTopic.CLAIMS));

    SingleObjectWireFormat ahead = new SingleObjectWireFormat(List.of(grown.toString()));
    assertThat(ahead.decode(payload, ClaimEvent.class))
        .isEqualTo(
            ClaimEvent.newBuilder()
                .setEventId("event-1")
                .setAccountId("account-1")
                .setPracticeId("practice-1")
                .setOccurredAt(OCCURRED_AT)
                .setClaimId("claim-1")
                .setSubmissionId("submission-1")
                .setType(ClaimEventType.UNKNOWN)
                .build());
    assertThat(ahead.header(EventTopic.CLAIMS, payload).occurredAt())
        .isEqualTo(OCCURRED_AT.toEpochMilli());
    assertThat(ahead.decode(ahead.encode(EventSamples.claim()), ClaimEvent.class))
        .as("this release's own schema is still the one that is written")
        .isEqualTo(EventSamples.claim());
  }

  @Test
  void theHeaderPassesOverWhateverAGrownSchemaHasBeforeIt() throws Exception {
    String schema = EventTopic.CLAIMS.schema().toString();
    Schema grown =
        new Schema.Parser()
            .parse(
                schema.replaceFirst(
                    "\"fields\":\\[",
                    "\"fields\":[{\"name\":\"tags\",\"type\":{\"type\":\"array\",\"items\":\"string\"},"
                        + "\"default\":[]},"));
    GenericRecord event = new GenericData.Record(grown);
    event.put("tags", List.of("one", "two"));
    ClaimEvent claim = EventSamples.claim();
    for (Schema.Field field : claim.getSchema().getFields()) {
      event.put(field.name(), claim.get(field.pos()));
    }
    event.put("occurredAt", OCCURRED_AT.toEpochMilli());
    event.put("type", new GenericData.EnumSymbol(grown.getField("type").schema(), "VOIDED"));
    event.put("terms", null);
    SingleObjectWireFormat ahead = new SingleObjectWireFormat(List.of(grown.toString()));
    assertThat(ahead.header(EventTopic.CLAIMS, singleObject(grown, event)).occurredAt())
        .isEqualTo(OCCURRED_AT.toEpochMilli());
  }

  @Test
  void aFurtherSchemaThatCouldNotBeReadIsRefusedAtOnce() {
    String claim = EventTopic.CLAIMS.schema().toString();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new SingleObjectWireFormat(List.of("{")))
        .withMessageContaining("no Avro schema");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new SingleObjectWireFormat(List.of(claim.replace("ClaimEvent", "Claim"))))
        .withMessageContaining("org.duebook.schemas.Claim (expected: of a record of this release)");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new SingleObjectWireFormat(
                    List.of(
                        claim.replaceFirst(
                            "\"namespace\":\"[a-z.]*\"", "\"namespace\":\"other\""))))
        .withMessageContaining("other.ClaimEvent");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> new SingleObjectWireFormat(List.of(claim.replace("submissionId", "filingId"))))
        .withMessageContaining("submissionId");
  }

  @Test
  void aFormatTravelsWithTheOperatorThatUsesIt() throws Exception {
    Schema grown = grownClaim();
    SingleObjectWireFormat used = new SingleObjectWireFormat(List.of(grown.toString()));
    used.encode(EventSamples.claim());
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream output = new ObjectOutputStream(bytes)) {
      output.writeObject(used);
    }
    try (ObjectInputStream input =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      WireFormat arrived = (WireFormat) input.readObject();
      assertThat(arrived.decode(appealed(grown), ClaimEvent.class).getType())
          .isEqualTo(ClaimEventType.UNKNOWN);
    }
  }
}
