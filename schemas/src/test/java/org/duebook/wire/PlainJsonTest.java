package org.duebook.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.duebook.wire.EventSamples.CANARY;
import static org.duebook.wire.EventSamples.OCCURRED_AT;
import static org.duebook.wire.EventSamples.assertRefused;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.avro.specific.SpecificRecordBase;
import org.duebook.schemas.ActivityEvent;
import org.duebook.schemas.ClaimEvent;
import org.duebook.schemas.EobEvent;
import org.duebook.schemas.LedgerException;
import org.duebook.schemas.PaymentEvent;
import org.duebook.schemas.Prediction;
import org.duebook.schemas.RejectedEvent;
import org.duebook.schemas.RejectionReason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlainJsonTest {
  private static final String PAYMENT =
      """
      {"eventId":"event-1","accountId":"account-1","practiceId":"practice-1",\
      "occurredAt":"2026-01-31T08:00:00Z","paymentId":"payment-1","type":"RECEIVED",\
      "source":"PATIENT","method":"CARD","amountCents":2500,\
      "allocations":[{"claimId":"claim-1","amountCents":2500}]}""";

  private static final String CLAIM =
      """
      {"eventId":"event-1","accountId":"account-1","practiceId":"practice-1",\
      "occurredAt":"2026-01-31T08:00:00Z","claimId":"claim-1","submissionId":"submission-1",\
      "type":"SUBMITTED","terms":{"serviceDate":"2026-01-29","billedCents":50000,"currency":"USD"}}""";

  private static final String PREDICTED =
      "{\"modelId\":\"model-1\",\"role\":\"CHAMPION\",\"probability\":0.5}";

  private final PlainJsonWireFormat format = new PlainJsonWireFormat();

  @Provide
  Arbitrary<SpecificRecordBase> records() {
    return AnyRecord.ofAnyContract();
  }

  @Property(tries = 500)
  void everyRecordIsReadAsItWasWritten(@ForAll("records") SpecificRecordBase record)
      throws UndecodableException {
    String line = PlainJson.write(record);
    assertThat(PlainJson.read(line, AnyRecord.classOf(record))).isEqualTo(record);
    assertThat(format.encode(record)).isEqualTo(line.getBytes(UTF_8));
    assertThat(format.decode(line.getBytes(UTF_8), AnyRecord.classOf(record))).isEqualTo(record);
  }

  @Property(tries = 200)
  void aRecordIsOneLineWithEveryFieldNamed(@ForAll("records") SpecificRecordBase record) {
    assertThat(PlainJson.write(record))
        .doesNotContain("\n", "\r")
        .contains(
            record.getSchema().getFields().stream()
                .map(field -> "\"" + field.name() + "\":")
                .toList());
  }

  @Test
  void datesInstantsSymbolsAndOptionalValuesStandAsThemselves() throws UndecodableException {
    ClaimEvent claim = PlainJson.read(CLAIM, ClaimEvent.class);
    assertThat(PlainJson.write(claim))
        .isEqualTo(
            CLAIM.replace(
                ",\"currency\":\"USD\"",
                ",\"expectedAllowedCents\":null,\"currency\":\"USD\",\"coverages\":[]"));
    assertThat(claim.getTerms().getServiceDate()).isEqualTo(LocalDate.parse("2026-01-29"));
    assertThat(claim.getOccurredAt()).isEqualTo(Instant.parse("2026-01-31T08:00:00Z"));
    claim.getTerms().setExpectedAllowedCents(37_500L);
    assertThat(PlainJson.write(claim)).contains("\"expectedAllowedCents\":37500,");
  }

  @Property(tries = 200)
  void theHeaderTellsWhenAnEventTookEffect(@ForAll EventTopic topic, @ForAll long seed)
      throws UndecodableException {
    SpecificRecordBase event = AnyRecord.of(topic, new Random(seed));
    Instant occurredAt = (Instant) event.get(event.getSchema().getField("occurredAt").pos());
    assertThat(format.header(topic, format.encode(event)).occurredAt())
        .isEqualTo(occurredAt.toEpochMilli());
  }

  @Test
  void theHeaderIsToldWhereverItStandsAndWhateverFollows() throws UndecodableException {
    String line =
        "{\"nested\":{\"occurredAt\":1},\"occurredAt\":\"2026-01-31T08:00:00.123Z\", then rubbish";
    assertThat(format.header(EventTopic.CLAIMS, line.getBytes(UTF_8)).occurredAt())
        .isEqualTo(OCCURRED_AT.toEpochMilli());
  }

  @Test
  void aHeaderThatIsNotToldIsRefused() {
    assertHeaderRefused(RejectionReason.MISSING_FIELD, "{\"eventId\":\"" + CANARY + "\"}");
    assertHeaderRefused(RejectionReason.MISSING_FIELD, "[\"" + CANARY + "\"]");
    assertHeaderRefused(RejectionReason.WRONG_TYPE, "{\"occurredAt\":1769846400000}");
    assertHeaderRefused(RejectionReason.WRONG_TYPE, "{\"occurredAt\":null}");
    assertHeaderRefused(RejectionReason.UNREADABLE, "{\"occurredAt\":" + CANARY);
    assertRefused(RejectionReason.EMPTY, () -> format.header(EventTopic.CLAIMS, null));
    assertRefused(RejectionReason.EMPTY, () -> format.header(EventTopic.CLAIMS, new byte[0]));
  }

  private void assertHeaderRefused(RejectionReason reason, String line) {
    assertRefused(reason, () -> format.header(EventTopic.CLAIMS, line.getBytes(UTF_8)));
  }

  @Test
  void noBytesAreRefusedAsEmpty() {
    assertRefused(RejectionReason.EMPTY, () -> format.decode(null, ClaimEvent.class));
    assertRefused(RejectionReason.EMPTY, () -> format.decode(new byte[0], ClaimEvent.class));
    assertRefused(RejectionReason.EMPTY, () -> PlainJson.read("", ClaimEvent.class));
  }

  @ParameterizedTest
  @EnumSource
  void aLineCutOffAtAnyByteIsRefused(EventTopic topic) {
    byte[] whole = format.encode(EventSamples.of(topic));
    for (int length = 1; length < whole.length; length++) {
      byte[] cut = Arrays.copyOf(whole, length);
      assertRefused(RejectionReason.UNREADABLE, () -> format.decode(cut, topic));
    }
  }

  @ParameterizedTest
  @EnumSource
  void aLineWithOneBitFlippedIsReadOrRefusedAndNothingElse(EventTopic topic) {
    byte[] whole = format.encode(EventSamples.of(topic));
    for (int bit = 0; bit < whole.length * 8; bit++) {
      byte[] flipped = whole.clone();
      flipped[bit / 8] ^= (byte) (1 << bit % 8);
      try {
        assertThat(format.decode(flipped, topic)).isInstanceOf(topic.recordClass());
      } catch (UndecodableException refusal) {
        assertRefused(
            refusal.reason(),
            () -> {
              throw refusal;
            });
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        CANARY,
        "{" + CANARY + "}",
        "{\"eventId\":" + CANARY + "}",
        "{\"eventId\":'" + CANARY + "'}",
        "{\"" + CANARY + "\":1,}",
        "[\"" + CANARY + "\"]",
        "\"" + CANARY + "\"",
        "17",
        "null",
        "   ",
        "{\"eventId\":\"" + CANARY + "\"",
        "{\"eventId\":\"" + CANARY + "\\q\"}",
        "{\"eventId\":NaN}"
      })
  void whatIsNoJsonObjectIsRefusedWithoutAWordOfIt(String line) {
    assertRefused(RejectionReason.UNREADABLE, () -> PlainJson.read(line, ClaimEvent.class));
  }

  @Test
  void aSecondObjectInTheLineIsRefused() {
    assertRefused(
        RejectionReason.UNREADABLE, () -> PlainJson.read(CLAIM + CLAIM, ClaimEvent.class));
  }

  @Test
  void aNameThatStandsTwiceIsRefusedAlsoInWhatIsPassedOver() {
    for (String line :
        List.of(
            CLAIM.replace("\"accountId\"", "\"eventId\":\"" + CANARY + "\",\"accountId\""),
            CLAIM.replace("\"billedCents\"", "\"billedCents\":1,\"billedCents\""),
            CLAIM.replace("\"terms\"", "\"more\":{\"a\":\"" + CANARY + "\",\"a\":2},\"terms\""))) {
      assertRefused(RejectionReason.UNREADABLE, () -> PlainJson.read(line, ClaimEvent.class));
    }
  }

  @Test
  void bytesThatAreNoTextAreRefused() {
    byte[] line = CLAIM.getBytes(UTF_8);
    line[CLAIM.indexOf("event-1")] = (byte) 0xFF;
    assertRefused(RejectionReason.UNREADABLE, () -> format.decode(line, ClaimEvent.class));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "eventId":"event-1"                   | "eventId":17                         | eventId
          "eventId":"event-1"                   | "eventId":{}                         | eventId
          "eventId":"event-1"                   | "eventId":["a"]                      | eventId
          "occurredAt":"2026-01-31T08:00:00Z"   | "occurredAt":1769846400000           | occurredAt
          "occurredAt":"2026-01-31T08:00:00Z"   | "occurredAt":"2026-01-31"            | occurredAt
          "occurredAt":"2026-01-31T08:00:00Z"   | "occurredAt":"2026-01-31T08:00:00"   | occurredAt
          "occurredAt":"2026-01-31T08:00:00Z"   | "occurredAt":"2026-02-29T08:00:00Z"  | occurredAt
          "occurredAt":"2026-01-31T08:00:00Z"   | "occurredAt":"2026-01-31T25:00:00Z"  | occurredAt
          "occurredAt":"2026-01-31T08:00:00Z"   | "occurredAt":"+999999999-01-01T00:00:00Z" | occurredAt
          "occurredAt":"2026-01-31T08:00:00Z"   | "occurredAt":"canary-4711"           | occurredAt
          "type":"RECEIVED"                     | "type":1                             | type
          "amountCents":2500,                   | "amountCents":"2500",                | amountCents
          "amountCents":2500,                   | "amountCents":1.5,                   | amountCents
          "amountCents":2500,                   | "amountCents":25e2,                  | amountCents
          "amountCents":2500,                   | "amountCents":true,                  | amountCents
          "amountCents":2500,                   | "amountCents":9223372036854775808,   | amountCents
          "amountCents":2500,                   | "amountCents":-9223372036854775809,  | amountCents
          "amountCents":2500,                   | "amountCents":[2500],                | amountCents
          "allocations":[                       | "allocations":[7,                    | allocations
          "allocations":[                       | "allocations":[null,                 | allocations
          "allocations":[{"claimId":"claim-1"   | "allocations":[{"claimId":4          | allocations.claimId
          """)
  void aFieldOfAnotherTypeIsRefusedByName(String field, String wrong, String name) {
    assertThat(PAYMENT).contains(field);
    assertThat(
            assertRefused(
                    RejectionReason.WRONG_TYPE,
                    () -> PlainJson.read(PAYMENT.replace(field, wrong), PaymentEvent.class))
                .detail())
        .startsWith(name + ": of another type (expected: ");
  }

  @Test
  void numbersAtTheLimitsOf64BitsAreRead() throws UndecodableException {
    for (long limit : List.of(Long.MIN_VALUE, Long.MAX_VALUE)) {
      String line = PAYMENT.replace("\"amountCents\":2500,", "\"amountCents\":" + limit + ",");
      assertThat(PlainJson.read(line, PaymentEvent.class).getAmountCents()).isEqualTo(limit);
    }
  }

  @Test
  void aNumberOfManyThousandDigitsIsRefused() {
    String line =
        PAYMENT.replace("\"amountCents\":2500,", "\"amountCents\":" + "9".repeat(100_000) + ",");
    assertRefused(RejectionReason.UNREADABLE, () -> PlainJson.read(line, PaymentEvent.class));
  }

  @ParameterizedTest
  @ValueSource(strings = {"2147483648", "-2147483649", "1.0", "\"1\""})
  void aSequenceBeyond32BitsIsRefused(String sequence) {
    String eob = PlainJson.write(EventSamples.of(EventTopic.EOBS));
    String line = eob.replace("\"payerSequence\":1,", "\"payerSequence\":" + sequence + ",");
    assertThat(line).isNotEqualTo(eob);
    assertRefused(RejectionReason.WRONG_TYPE, () -> PlainJson.read(line, EobEvent.class));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "\"true\"", "[]"})
  void aTruthValueIsTrueOrFalse(String value) {
    String eob = PlainJson.write(EventSamples.of(EventTopic.EOBS));
    String line = eob.replace("\"forwarded\":true", "\"forwarded\":" + value);
    assertThat(line).isNotEqualTo(eob);
    assertRefused(RejectionReason.WRONG_TYPE, () -> PlainJson.read(line, EobEvent.class));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"2026-02-29", "2026-13-01", "2026-00-10", "2026-1-1", "20260101", CANARY, ""})
  void aDayThatIsNotInTheCalendarIsRefused(String day) {
    String line = CLAIM.replace("2026-01-29", day);
    assertThat(
            assertRefused(RejectionReason.WRONG_TYPE, () -> PlainJson.read(line, ClaimEvent.class))
                .detail())
        .startsWith("terms.serviceDate: ");
    assertThat(LocalDate.parse("2024-02-29"))
        .as("a leap day is there")
        .isEqualTo(readDay("2024-02-29"));
  }

  private static LocalDate readDay(String day) {
    try {
      return PlainJson.read(CLAIM.replace("2026-01-29", day), ClaimEvent.class)
          .getTerms()
          .getServiceDate();
    } catch (UndecodableException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void bytesThatAreNotBase64AreRefused() {
    String line =
        """
        {"topic":"claims","partition":0,"offset":1,"reason":"EMPTY","detail":"","payload":"canary-4711",\
        "receivedAt":"2026-01-31T08:00:00Z","asOf":"2026-01-31","updatedAt":"2026-01-31T08:00:00Z"}""";
    assertRefused(RejectionReason.WRONG_TYPE, () -> PlainJson.read(line, RejectedEvent.class));
  }

  @Test
  void aSymbolThatThisReleaseDoesNotKnowIsRefusedByItsField() {
    assertThat(
            assertRefused(
                    RejectionReason.UNKNOWN_SYMBOL,
                    () -> PlainJson.read(CLAIM.replace("SUBMITTED", CANARY), ClaimEvent.class))
                .detail())
        .startsWith("type: ")
        .contains("ClaimEventType");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "eventId":"event-1",                  |                     | eventId
          "eventId":"event-1"                   | "eventId":null      | eventId
          "accountId":"account-1",              |                     | accountId
          "type":"SUBMITTED"                    | "type":null         | type
          "billedCents":50000,                  |                     | terms.billedCents
          """)
  void aRequiredFieldThatIsAbsentOrNullIsRefusedByName(String field, String instead, String name) {
    assertThat(CLAIM).contains(field);
    String line = CLAIM.replace(field, instead == null ? "" : instead);
    assertThat(
            assertRefused(
                    RejectionReason.MISSING_FIELD, () -> PlainJson.read(line, ClaimEvent.class))
                .detail())
        .startsWith(name + ": absent");
  }

  @Test
  void whatIsOptionalMayBeAbsentOrNullAndHasItsDefault() throws UndecodableException {
    String sparse =
        PAYMENT
            .replace("\"accountId\":\"account-1\",", "\"accountId\":null,")
            .replaceFirst(",\"allocations\":.*}$", "}");
    PaymentEvent payment = PlainJson.read(sparse, PaymentEvent.class);
    assertThat(payment.getAccountId()).isNull();
    assertThat(payment.getAllocations()).isEmpty();
    assertThat(payment.getTraceNumber()).isNull();
    String nulled = PAYMENT.replaceFirst("\"allocations\":.*}$", "\"allocations\":null}");
    assertThat(PlainJson.read(nulled, PaymentEvent.class).getAllocations()).isEmpty();
  }

  @Test
  void aFieldThatTheSchemaDoesNotHaveIsPassedOver() throws UndecodableException {
    String line =
        CLAIM
            .replace("{\"eventId\"", "{\"more\":{\"deep\":[1,{\"er\":null}]},\"eventId\"")
            .replace("\"currency\"", "\"rounding\":0.5,\"currency\"");
    assertThat(PlainJson.read(line, ClaimEvent.class))
        .isEqualTo(PlainJson.read(CLAIM, ClaimEvent.class));
  }

  @Test
  void nestingIsReadToTwentyLevelsAndRefusedBeyond() throws UndecodableException {
    assertThat(PlainJson.read(nested(19), ClaimEvent.class))
        .isEqualTo(PlainJson.read(CLAIM, ClaimEvent.class));
    for (int depth : new int[] {20, 100_000}) {
      assertRefused(
          RejectionReason.UNREADABLE, () -> PlainJson.read(nested(depth), ClaimEvent.class));
    }
  }

  /** So many lists within each other, within the object. */
  private static String nested(int depth) {
    return CLAIM.replace(
        "{\"eventId\"", "{\"more\":" + "[".repeat(depth) + "]".repeat(depth) + ",\"eventId\"");
  }

  @Test
  void aTextOfAMillionCharactersIsReadForTheRulesToRefuse() throws UndecodableException {
    String longText = "x".repeat(1_000_000);
    assertThat(PlainJson.read(CLAIM.replace("claim-1", longText), ClaimEvent.class).getClaimId())
        .isEqualTo(longText);
  }

  @Test
  void aSymbolAndADayThatAreOptionalAreRefusedLikeOthers() {
    String activity = PlainJson.write(EventSamples.of(EventTopic.ACTIVITIES));
    assertRefused(
        RejectionReason.UNKNOWN_SYMBOL,
        () -> PlainJson.read(activity.replace("\"MAIL\"", "\"PIGEON\""), ActivityEvent.class));
    assertRefused(
        RejectionReason.WRONG_TYPE,
        () -> PlainJson.read(activity.replace("2026-02-28", "2026-02-30"), ActivityEvent.class));
  }

  @Test
  void aRecordThatGoesOutIsReadBackByItsClass() throws UndecodableException {
    String line =
        """
        {"practiceId":"practice-1","asOf":"2026-01-31","updatedAt":"2026-01-31T08:00:00Z",\
        "kind":"COB_OVERSTATED","detail":"words"}""";
    assertThat(PlainJson.read(line, LedgerException.class).getAmountCents()).isNull();
  }

  @Test
  void aNumberThatJsonHasNoFormForIsItsNameAsText() throws UndecodableException {
    String line = PREDICTED.replace("0.5", "\"NaN\"");
    Prediction prediction = PlainJson.read(line, Prediction.class);
    assertThat(prediction.getProbability()).isNaN();
    assertThat(PlainJson.write(prediction)).isEqualTo(line);
    for (String wrong : List.of("\"nan\"", "\"0.5\"", "\"\"", "true", "[]", "{}")) {
      String refused = PREDICTED.replace("0.5", wrong);
      assertRefused(RejectionReason.WRONG_TYPE, () -> PlainJson.read(refused, Prediction.class));
    }
    assertRefused(
        RejectionReason.UNREADABLE,
        () -> PlainJson.read(PREDICTED.replace("0.5", "NaN"), Prediction.class));
  }

  @Test
  void aWholeNumberIsReadWhereAFractionMayStand() throws UndecodableException {
    Prediction prediction = PlainJson.read(PREDICTED.replace("0.5", "1"), Prediction.class);
    assertThat(prediction.getProbability()).isEqualTo(1.0);
  }
}
