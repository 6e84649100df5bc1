package org.duebook.analytics.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.duebook.analytics.Events.RULES;
import static org.duebook.analytics.Events.WIRE;
import static org.duebook.analytics.Events.decoded;
import static org.duebook.analytics.Events.incoming;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.duebook.analytics.Events;
import org.duebook.analytics.Harnesses;
import org.duebook.analytics.Meters;
import org.duebook.analytics.outlet.Outlets;
import org.duebook.analytics.record.IncomingRecord;
import org.duebook.analytics.record.OutputRecord;
import org.duebook.analytics.record.RoutedRecord;
import org.duebook.analytics.record.RoutedRecordCodec;
import org.duebook.analytics.rules.BusinessRules;
import org.duebook.analytics.rules.Pace;
import org.duebook.schemas.Allocation;
import org.duebook.schemas.ClaimEvent;
import org.duebook.schemas.ClaimEventType;
import org.duebook.schemas.Coverage;
import org.duebook.schemas.EobEvent;
import org.duebook.schemas.PayerClass;
import org.duebook.schemas.PaymentEvent;
import org.duebook.schemas.RejectedEvent;
import org.duebook.schemas.RejectionReason;
import org.duebook.wire.EventTopic;
import org.duebook.wire.PlainJsonWireFormat;
import org.duebook.wire.WireFormat;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is bad goes to the rejects with its bytes, and the good records around it go on. */
class IntakeHarnessTest {
  private static final Instant NOW = Instant.parse("2026-01-31T12:00:00Z");
  private static final String TODAY = "2026-01-31";
  private static final String CANARY = "canary-4711";
  private static final Pace.Live LIVE =
      new Pace.Live(Duration.ofMillis(500), Duration.ofSeconds(10), Duration.ofHours(24));

  private final Meters meters = new Meters();
  private final List<OneInputStreamOperatorTestHarness<IncomingRecord, RoutedRecord>> intakes =
      new ArrayList<>();
  private OneInputStreamOperatorTestHarness<IncomingRecord, RoutedRecord> intake;

  @BeforeEach
  void open() throws Exception {
    intake = intake(RULES, LIVE, WIRE);
  }

  private OneInputStreamOperatorTestHarness<IncomingRecord, RoutedRecord> intake(
      BusinessRules rules, Pace pace, WireFormat wireFormat) throws Exception {
    var opened =
        Harnesses.of(new IntakeFunction(rules, pace, wireFormat), new RoutedRecordCodec(), meters);
    opened.setProcessingTime(NOW.toEpochMilli());
    intakes.add(opened);
    return opened;
  }

  @AfterEach
  void close() {
    intakes.forEach(Harnesses::close);
    meters.close();
  }

  private static IncomingRecord good(int number) {
    return incoming(Events.submitted(CANARY, "claim-" + number, TODAY));
  }

  private RejectedEvent rejectedAmongGood(IncomingRecord bad) throws Exception {
    intake.processElement(good(1), 0);
    intake.processElement(bad, 0);
    intake.processElement(good(2), 0);
    assertThat(intake.extractOutputValues())
        .as("the good ones")
        .extracting(routed -> routed.record().payload())
        .containsExactly(good(1).payload(), good(2).payload());
    List<OutputRecord> rejected = Harnesses.side(intake, Outlets.REJECTED);
    assertThat(rejected).hasSize(1);
    assertThat(rejected.get(0).key()).isEqualTo(bad.origin() + ":2:77");
    return decoded(rejected.get(0).value(), RejectedEvent.class);
  }

  private void assertRejected(IncomingRecord bad, RejectionReason reason) throws Exception {
    RejectedEvent rejected = rejectedAmongGood(bad);
    assertThat(rejected.getReason()).as(rejected.getDetail()).isEqualTo(reason);
    assertThat(rejected.getDetail()).isNotBlank().doesNotContain(CANARY);
    assertThat(rejected.getTopic()).isEqualTo(bad.origin());
    assertThat(rejected.getPartition()).isEqualTo(2);
    assertThat(rejected.getOffset()).isEqualTo(77);
    assertThat(rejected.getPayload()).isEqualTo(ByteBuffer.wrap(bad.payload()));
    assertThat(rejected.getReceivedAt()).isEqualTo(NOW);
    assertThat(rejected.getUpdatedAt()).isEqualTo(NOW);
    assertThat(rejected.getAsOf()).isEqualTo(TODAY);
  }

  private static ClaimEvent claim() {
    return Events.submitted(CANARY, CANARY, TODAY);
  }

  private static ClaimEvent claimAt(Instant occurredAt) {
    ClaimEvent claim = claim();
    claim.setOccurredAt(occurredAt);
    return claim;
  }

  private static ClaimEvent claimFor(LocalDate serviceDate) {
    ClaimEvent claim = claim();
    claim.getTerms().setServiceDate(serviceDate);
    return claim;
  }

  private static ClaimEvent claimOver(long cents) {
    ClaimEvent claim = claim();
    claim.getTerms().setBilledCents(cents);
    return claim;
  }

  private static PaymentEvent payment(long cents, long... allocated) {
    PaymentEvent payment = Events.received(CANARY, CANARY, TODAY, cents);
    payment.setAllocations(
        Arrays.stream(allocated).mapToObj(part -> new Allocation(CANARY, part)).toList());
    return payment;
  }

  private static EobEvent eob() {
    return Events.processed(null, CANARY, TODAY);
  }

  private static IncomingRecord bytes(byte[] payload) {
    return incoming(EventTopic.CLAIMS, payload);
  }

  static Stream<Arguments> badInput() {
    byte[] whole = WIRE.encode(claim());
    byte[] otherFingerprint = whole.clone();
    otherFingerprint[5] ^= 0x10;
    ClaimEvent foreign = claim();
    foreign.getTerms().setCurrency("EUR");
    ClaimEvent withoutTerms = claim();
    withoutTerms.setTerms(null);
    ClaimEvent fromTheFuture = claim();
    fromTheFuture.setType(ClaimEventType.UNKNOWN);
    ClaimEvent longText = claim();
    longText.setClaimId("x".repeat(1_000_000));
    ClaimEvent longTextThatIsNotRead = Events.notice(ClaimEventType.VOIDED, CANARY, CANARY, TODAY);
    longTextThatIsNotRead.setTerms(claim().getTerms());
    longTextThatIsNotRead.getTerms().setCurrency("x".repeat(1_000_000));
    EobEvent negativePaid = eob();
    negativePaid.setPaidCents(-1);
    EobEvent longReversed = eob();
    longReversed.setReversesEobId("x".repeat(257));
    EobEvent sequence0 = eob();
    sequence0.setPayerSequence(0);
    EobEvent sequence11 = eob();
    sequence11.setPayerSequence(11);
    ClaimEvent manyCoverages = claim();
    manyCoverages
        .getTerms()
        .setCoverages(Collections.nCopies(11, new Coverage("payer-1", PayerClass.OTHER)));
    return Stream.of(
        Arguments.of("no bytes", bytes(new byte[0]), RejectionReason.EMPTY),
        Arguments.of("half a record", bytes(Arrays.copyOf(whole, 40)), RejectionReason.UNREADABLE),
        Arguments.of(
            "a record and a byte",
            bytes(Arrays.copyOf(whole, whole.length + 1)),
            RejectionReason.UNREADABLE),
        Arguments.of("no Avro", text("{\"a\":1}"), RejectionReason.UNKNOWN_SCHEMA),
        Arguments.of(
            "a schema that nobody named", bytes(otherFingerprint), RejectionReason.UNKNOWN_SCHEMA),
        Arguments.of(
            "a payment among the claims",
            bytes(WIRE.encode(payment(100))),
            RejectionReason.WRONG_TYPE),
        of("a claim below 0", claimOver(-1), RejectionReason.NEGATIVE_AMOUNT),
        of("more money than there is", claimOver(Long.MAX_VALUE), RejectionReason.AMOUNT_TOO_LARGE),
        of("a foreign currency", foreign, RejectionReason.FOREIGN_CURRENCY),
        of("a submission without terms", withoutTerms, RejectionReason.MISSING_FIELD),
        of("a symbol from the future", fromTheFuture, RejectionReason.UNKNOWN_SYMBOL),
        of("an absurdly long id", longText, RejectionReason.TEXT_TOO_LONG),
        of("an absurd void", longTextThatIsNotRead, RejectionReason.FOREIGN_CURRENCY),
        of("an absurd name of nothing", longReversed, RejectionReason.TEXT_TOO_LONG),
        of("eleven coverages", manyCoverages, RejectionReason.TOO_MANY_ENTRIES),
        of(
            "in 1960",
            claimAt(Instant.parse("1960-01-01T00:00:00Z")),
            RejectionReason.OCCURRED_TOO_EARLY),
        of(
            "a millisecond before 1990",
            claimAt(Instant.parse("1989-12-31T23:59:59.999Z")),
            RejectionReason.OCCURRED_TOO_EARLY),
        of(
            "in 2090",
            claimAt(Instant.parse("2090-01-01T00:00:00Z")),
            RejectionReason.OCCURRED_TOO_FAR_AHEAD),
        of(
            "a day and a millisecond ahead",
            claimAt(NOW.plus(Duration.ofDays(1)).plusMillis(1)),
            RejectionReason.OCCURRED_TOO_FAR_AHEAD),
        of(
            "at the end of time",
            claimAt(Instant.ofEpochMilli(Long.MAX_VALUE)),
            RejectionReason.OCCURRED_TOO_FAR_AHEAD),
        of(
            "at its beginning",
            claimAt(Instant.ofEpochMilli(Long.MIN_VALUE)),
            RejectionReason.OCCURRED_TOO_EARLY),
        of(
            "a service before 1990",
            claimFor(LocalDate.parse("1989-12-31")),
            RejectionReason.SERVICE_DATE_OUT_OF_RANGE),
        of(
            "a service in 401 days",
            claimFor(LocalDate.parse(TODAY).plusDays(401)),
            RejectionReason.SERVICE_DATE_OUT_OF_RANGE),
        of("a negative payment by a payer", negativePaid, RejectionReason.NEGATIVE_AMOUNT),
        of("payer sequence 0", sequence0, RejectionReason.INVALID_SEQUENCE),
        of("payer sequence 11", sequence11, RejectionReason.INVALID_SEQUENCE),
        of("a payment of nothing", payment(0), RejectionReason.AMOUNT_NOT_POSITIVE),
        of("a payment below 0", payment(-1), RejectionReason.AMOUNT_NOT_POSITIVE),
        of("an allocation of nothing", payment(1, 0), RejectionReason.AMOUNT_NOT_POSITIVE),
        of(
            "allocations above the payment",
            payment(100, 60, 41),
            RejectionReason.ALLOCATIONS_ABOVE_PAYMENT),
        of(
            "1,001 allocations",
            payment(1_001, LongStream.onesOf(1_001)),
            RejectionReason.TOO_MANY_ENTRIES),
        of(
            "10,000 allocations",
            payment(10_000, LongStream.onesOf(10_000)),
            RejectionReason.TOO_MANY_ENTRIES),
        of(
            "a write-off of nothing",
            Events.writtenOff(CANARY, CANARY, TODAY, 0),
            RejectionReason.AMOUNT_NOT_POSITIVE));
  }

  private static Arguments of(String name, SpecificRecord event, RejectionReason reason) {
    return Arguments.of(name, incoming(event), reason);
  }

  private static IncomingRecord text(String text) {
    return bytes(text.getBytes(StandardCharsets.UTF_8));
  }

  /** So many times 1. */
  private static final class LongStream {
    static long[] onesOf(int count) {
      return IntStream.range(0, count).mapToLong(i -> 1).toArray();
    }
  }

  @ParameterizedTest(name = "{0}: {2}")
  @MethodSource("badInput")
  void badInputIsRejectedWithReasonPlaceAndBytes(
      String name, IncomingRecord bad, RejectionReason reason) throws Exception {
    assertThat(name).isNotBlank();
    assertRejected(bad, reason);
  }

  static Stream<SpecificRecord> goodAtTheLimit() {
    ClaimEvent tenCoverages = claim();
    tenCoverages
        .getTerms()
        .setCoverages(Collections.nCopies(10, new Coverage("payer-1", PayerClass.OTHER)));
    ClaimEvent firstOfAll = claimAt(Instant.parse("1990-01-01T00:00:00Z"));
    firstOfAll.getTerms().setServiceDate(LocalDate.parse("1990-01-01"));
    ClaimEvent longTexts = claim();
    longTexts.setEventId("e".repeat(256));
    longTexts.setAccountId("a".repeat(256));
    longTexts.setClaimId("c".repeat(256));
    longTexts.setSubmissionId("s".repeat(256));
    EobEvent sequence10 = Events.processed(CANARY, CANARY, TODAY);
    sequence10.setPayerSequence(10);
    return Stream.of(
        firstOfAll,
        claimAt(NOW.plus(Duration.ofDays(1))),
        claimFor(LocalDate.parse("1990-01-01")),
        claimFor(LocalDate.parse(TODAY).plusDays(400)),
        claimOver(0),
        claimOver(10_000_000_000_000L),
        longTexts,
        tenCoverages,
        sequence10,
        payment(1),
        payment(100, 60, 40),
        payment(1_000, LongStream.onesOf(1_000)));
  }

  @ParameterizedTest
  @MethodSource("goodAtTheLimit")
  void whatKeepsALimitPasses(SpecificRecord event) throws Exception {
    intake.processElement(incoming(event), 0);
    assertThat(intake.extractOutputValues()).hasSize(1);
    assertThat(Harnesses.side(intake, Outlets.REJECTED)).isEmpty();
  }

  @Test
  void aLineThatIsNoJsonIsRejectedToo() throws Exception {
    var json = intake(RULES, LIVE, new PlainJsonWireFormat());
    json.processElement(text("{\"eventId\": " + CANARY), 0);
    List<OutputRecord> rejected = Harnesses.side(json, Outlets.REJECTED);
    assertThat(new String(rejected.get(0).value(), StandardCharsets.UTF_8))
        .contains("\"reason\":\"UNREADABLE\"", "\"detail\":\"line: not JSON at column 13")
        .doesNotContain(CANARY);
  }

  @Test
  void aRejectIsOfTheBusinessDayInTheZoneOfTheSettings() throws Exception {
    BusinessRules inTokyo =
        new BusinessRules(
            RULES.currency(),
            ZoneId.of("Asia/Tokyo"),
            Map.of(),
            RULES.ageingClock(),
            RULES.windows(),
            RULES.waitingReportDays(),
            RULES.maxTextLength(),
            RULES.maxAllocations(),
            RULES.maxAdjustments(),
            RULES.maxCoverages());
    var tokyo = intake(inTokyo, LIVE, WIRE);
    tokyo.processElement(bytes(new byte[0]), 0);
    tokyo.setProcessingTime(Instant.parse("2026-01-31T15:00:00Z").toEpochMilli());
    tokyo.processElement(bytes(new byte[0]), 0);
    tokyo.processWatermark(Events.at("2026-01-20"));
    tokyo.processElement(bytes(new byte[0]), 0);
    assertThat(Harnesses.side(tokyo, Outlets.REJECTED))
        .extracting(record -> decoded(record.value(), RejectedEvent.class).getAsOf().toString())
        .as("the machine's day until business time begins")
        .containsExactly("2026-01-31", "2026-02-01", "2026-01-20");
  }

  @Test
  void aReplayLeavesWhatIsBeyondItsLastDayAlone() throws Exception {
    Pace.Replay replay =
        new Pace.Replay(LocalDate.parse("2025-12-31"), Events.endOf("2026-06-30"), false);
    var past = intake(RULES, replay, WIRE);
    ClaimEvent lastMoment = claimAt(Instant.ofEpochMilli(Events.endOf("2025-12-31")));
    past.processElement(incoming(lastMoment), 0);
    past.processElement(incoming(claimAt(Instant.ofEpochMilli(Events.endOf("2025-12-31") + 1))), 0);
    past.processElement(incoming(claimAt(Instant.ofEpochMilli(Events.endOf("2026-06-30") + 1))), 0);
    past.processElement(bytes(new byte[0]), 0);
    assertThat(past.extractOutputValues())
        .extracting(routed -> routed.record().payload())
        .containsExactly(WIRE.encode(lastMoment));
    assertThat(Harnesses.side(past, IntakeFunction.NOTICES)).hasSize(1);
    assertThat(Harnesses.side(past, Outlets.REJECTED))
        .extracting(record -> decoded(record.value(), RejectedEvent.class))
        .allSatisfy(
            rejected -> {
              assertThat(rejected.getAsOf()).isEqualTo("2025-12-31");
              assertThat(rejected.getReceivedAt()).isEqualTo("2025-12-31T23:59:59.999Z");
            })
        .extracting(RejectedEvent::getReason)
        .containsExactly(RejectionReason.OCCURRED_TOO_FAR_AHEAD, RejectionReason.EMPTY);
  }

  @Test
  void whatNamesItsAccountGoesToItsLedgerAndTellsTheFinder() throws Exception {
    intake.processElement(incoming(Events.submitted("account-1", "claim-1", TODAY)), 0);
    intake.processElement(incoming(Events.processed("account-1", "claim-1", TODAY)), 0);
    intake.processElement(incoming(Events.received("account-1", "payment-1", TODAY, 1)), 0);
    intake.processElement(incoming(Events.bounced("account-1", "payment-1", TODAY, 1)), 0);
    intake.processElement(incoming(Events.writtenOff("account-1", "claim-1", TODAY, 1)), 0);
    intake.processElement(incoming(Events.statement("account-1", TODAY)), 0);
    assertThat(intake.extractOutputValues())
        .hasSize(6)
        .allSatisfy(
            routed -> {
              assertThat(routed.accountKey()).isEqualTo("practice-1:account-1");
              assertThat(routed.withdrawal()).isFalse();
            });
    assertThat(Harnesses.side(intake, IntakeFunction.NOTICES))
        .as("the submission was seen")
        .singleElement()
        .satisfies(notice -> assertThat(notice.sighting().accountId()).isEqualTo("account-1"));
    assertThat(Harnesses.side(intake, IntakeFunction.SEARCHES))
        .as("where the payment went")
        .singleElement()
        .satisfies(message -> assertThat(message.payment().accountId()).isEqualTo("account-1"));
  }

  @Test
  void whatNamesNoAccountIsSought() throws Exception {
    intake.processElement(incoming(eob()), 0);
    assertThat(intake.extractOutputValues()).isEmpty();
    assertThat(Harnesses.side(intake, IntakeFunction.NOTICES))
        .singleElement()
        .satisfies(notice -> assertThat(notice.searchKey()).isNotNull());
    assertThat(Harnesses.side(intake, IntakeFunction.SEARCHES))
        .singleElement()
        .satisfies(message -> assertThat(message.sought().claimIds()).containsExactly(CANARY));
  }

  @Test
  void rejectsAreCountedByReason() throws Exception {
    intake.processElement(bytes(new byte[0]), 0);
    intake.processElement(bytes(new byte[0]), 0);
    intake.processElement(incoming(payment(0)), 0);
    assertThat(meters.read("reason.EMPTY.rejected")).isEqualTo(2);
    assertThat(meters.read("reason.AMOUNT_NOT_POSITIVE.rejected")).isEqualTo(1);
    assertThat(meters.read("reason.UNREADABLE.rejected")).isZero();
    assertThat(meters.read("beyondHorizon")).isZero();
  }
}
