package org.duebook.analytics.intake;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.duebook.analytics.Events.RULES;
import static org.duebook.analytics.Events.WIRE;
import static org.duebook.analytics.Events.incoming;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.duebook.analytics.Events;
import org.duebook.analytics.intake.FactReader.Accepted;
import org.duebook.analytics.intake.FactReader.Refused;
import org.duebook.analytics.rules.PracticeRules;
import org.duebook.ledger.ActivityFact;
import org.duebook.ledger.AdjustmentGroup;
import org.duebook.ledger.Allocation;
import org.duebook.ledger.ClaimFact;
import org.duebook.ledger.ClaimTerms;
import org.duebook.ledger.Coverage;
import org.duebook.ledger.Finding;
import org.duebook.ledger.Party;
import org.duebook.ledger.PayerClass;
import org.duebook.ledger.PaymentFact;
import org.duebook.ledger.RemittanceAdjustment;
import org.duebook.ledger.RemittanceFact;
import org.duebook.ledger.Violation;
import org.duebook.ledger.WriteOffFact;
import org.duebook.schemas.ActivityEvent;
import org.duebook.schemas.ActivityType;
import org.duebook.schemas.AdjustmentEvent;
import org.duebook.schemas.AdjustmentType;
import org.duebook.schemas.Channel;
import org.duebook.schemas.ClaimEvent;
import org.duebook.schemas.ClaimEventType;
import org.duebook.schemas.EobEvent;
import org.duebook.schemas.EobType;
import org.duebook.schemas.LedgerExceptionKind;
import org.duebook.schemas.PaymentEvent;
import org.duebook.schemas.PaymentMethod;
import org.duebook.schemas.PaymentSource;
import org.duebook.schemas.PaymentType;
import org.duebook.schemas.RejectionReason;
import org.duebook.schemas.WriteOffReason;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class FactReaderTest {
  private static final String DAY = "2026-01-31";

  private final FactReader reader = new FactReader(WIRE, new PracticeRules(RULES));

  private FactReader.Reading read(SpecificRecord event) {
    return reader.read(incoming(event), Long.MAX_VALUE);
  }

  @Test
  void aClaimIsReadFieldByField() {
    ClaimEvent event = Events.submitted("account-1", "claim-1", DAY);
    event.getTerms().setExpectedAllowedCents(8_000L);
    assertThat(read(event))
        .isEqualTo(
            new Accepted(
                "practice-1",
                "account-1",
                new ClaimFact(
                    "submitted-account-1-claim-1",
                    Events.at(DAY),
                    "claim-1",
                    "submission-claim-1",
                    ClaimFact.Type.SUBMITTED,
                    new ClaimTerms(
                        LocalDate.parse(DAY),
                        10_000,
                        8_000L,
                        "USD",
                        List.of(new Coverage("payer-1", PayerClass.COMMERCIAL))))));
    assertThat(read(Events.notice(ClaimEventType.VOIDED, "account-1", "claim-1", DAY)))
        .isEqualTo(
            new Accepted(
                "practice-1",
                "account-1",
                new ClaimFact(
                    "VOIDED-claim-1",
                    Events.at(DAY),
                    "claim-1",
                    "submission-claim-1",
                    ClaimFact.Type.VOIDED,
                    null)));
  }

  @Test
  void anExplanationOfBenefitsIsReadFieldByField() {
    EobEvent event = Events.processed(null, "claim-1", DAY);
    event.setAllowedCents(7_500L);
    event.setRemarkCodes(List.of("MA130", "N19"));
    event.setForwarded(true);
    event.setTraceNumber("trace-1");
    event.setReversesEobId("eob-0");
    assertThat(read(event))
        .isEqualTo(
            new Accepted(
                "practice-1",
                null,
                new RemittanceFact(
                    "processed-claim-1",
                    Events.at(DAY),
                    "eob-claim-1",
                    "claim-1",
                    RemittanceFact.Type.PROCESSED,
                    "eob-0",
                    "payer-1",
                    1,
                    7_500L,
                    6_000,
                    List.of(
                        new RemittanceAdjustment(AdjustmentGroup.CO, "45", 2_500),
                        new RemittanceAdjustment(AdjustmentGroup.PR, "1", 1_500)),
                    List.of("MA130", "N19"),
                    true,
                    "trace-1")));
  }

  @Test
  void aPaymentIsReadFieldByField() {
    PaymentEvent event =
        Events.received("account-1", "payment-1", DAY, 3_000, "claim-1", "claim-2");
    event.setSource(PaymentSource.INSURER);
    event.setPayerId("payer-1");
    event.setTraceNumber("trace-1");
    event.setReversesPaymentId("payment-0");
    assertThat(read(event))
        .isEqualTo(
            new Accepted(
                "practice-1",
                "account-1",
                new PaymentFact(
                    "received-payment-1",
                    Events.at(DAY),
                    "payment-1",
                    PaymentFact.Type.RECEIVED,
                    PaymentFact.Source.INSURER,
                    "payer-1",
                    PaymentFact.Method.CHECK,
                    3_000,
                    List.of(new Allocation("claim-1", 1_500), new Allocation("claim-2", 1_500)),
                    "payment-0",
                    "trace-1")));
  }

  @Test
  void aWriteOffIsReadFieldByField() {
    AdjustmentEvent event = Events.writtenOff("account-1", "claim-1", DAY, 950);
    event.setReversesAdjustmentId("write-off-0");
    assertThat(read(event))
        .isEqualTo(
            new Accepted(
                "practice-1",
                "account-1",
                new WriteOffFact(
                    "written-off-claim-1",
                    Events.at(DAY),
                    "write-off-claim-1",
                    "claim-1",
                    WriteOffFact.Type.WRITTEN_OFF,
                    WriteOffFact.Reason.SMALL_BALANCE,
                    Party.PATIENT,
                    950,
                    "write-off-0")));
  }

  @Test
  void anActivityIsReadFieldByField() {
    ActivityEvent event = Events.statement("account-1", DAY);
    assertThat(read(event))
        .isEqualTo(
            new Accepted(
                "practice-1",
                "account-1",
                new ActivityFact(
                    event.getEventId(),
                    Events.at(DAY),
                    event.getActivityId(),
                    ActivityFact.Type.STATEMENT_SENT,
                    null,
                    null,
                    null,
                    null)));
    event.setClaimId("claim-1");
    event.setChannel(Channel.MAIL);
    event.setDueOn(LocalDate.parse("2026-03-01"));
    event.setCode("LEGAL");
    assertThat(read(event))
        .isEqualTo(
            new Accepted(
                "practice-1",
                "account-1",
                new ActivityFact(
                    event.getEventId(),
                    Events.at(DAY),
                    event.getActivityId(),
                    ActivityFact.Type.STATEMENT_SENT,
                    "claim-1",
                    ActivityFact.Channel.MAIL,
                    LocalDate.parse("2026-03-01"),
                    "LEGAL")));
  }

  static Stream<Arguments> enums() {
    return Stream.of(
        Arguments.of(ClaimEventType.class, ClaimFact.Type.class),
        Arguments.of(org.duebook.schemas.PayerClass.class, PayerClass.class),
        Arguments.of(EobType.class, RemittanceFact.Type.class),
        Arguments.of(org.duebook.schemas.AdjustmentGroup.class, AdjustmentGroup.class),
        Arguments.of(PaymentType.class, PaymentFact.Type.class),
        Arguments.of(PaymentSource.class, PaymentFact.Source.class),
        Arguments.of(PaymentMethod.class, PaymentFact.Method.class),
        Arguments.of(AdjustmentType.class, WriteOffFact.Type.class),
        Arguments.of(WriteOffReason.class, WriteOffFact.Reason.class),
        Arguments.of(org.duebook.schemas.Party.class, Party.class),
        Arguments.of(ActivityType.class, ActivityFact.Type.class),
        Arguments.of(Channel.class, ActivityFact.Channel.class));
  }

  @ParameterizedTest
  @MethodSource("enums")
  void everySymbolOfTheWireHasOneOfTheLedger(
      Class<? extends Enum<?>> wire, Class<? extends Enum<?>> ledger) {
    Set<String> symbols = names(wire);
    assertThat(symbols.remove("UNKNOWN")).isTrue();
    assertThat(symbols).isEqualTo(names(ledger));
  }

  @Test
  void everyRuleAndEveryFindingHasASymbolOfTheWire() {
    assertThat(names(RejectionReason.class)).containsAll(names(Violation.Rule.class));
    assertThat(names(LedgerExceptionKind.class)).containsAll(names(Finding.Kind.class));
  }

  private static Set<String> names(Class<? extends Enum<?>> type) {
    return Arrays.stream(type.getEnumConstants()).map(Enum::name).collect(toSet());
  }

  /** For every symbol of an event: an event that has one from the future, read as UNKNOWN. */
  static Stream<Named<SpecificRecord>> eventsWithASymbolFromTheFuture() {
    return Stream.of(
        claim("type", claim -> claim.setType(ClaimEventType.UNKNOWN)),
        claim(
            "terms.coverages.payerClass",
            claim ->
                claim
                    .getTerms()
                    .getCoverages()
                    .get(0)
                    .setPayerClass(org.duebook.schemas.PayerClass.UNKNOWN)),
        eob("type", eob -> eob.setType(EobType.UNKNOWN)),
        eob(
            "adjustments.group",
            eob ->
                eob.getAdjustments().get(1).setGroup(org.duebook.schemas.AdjustmentGroup.UNKNOWN)),
        payment("type", payment -> payment.setType(PaymentType.UNKNOWN)),
        payment("source", payment -> payment.setSource(PaymentSource.UNKNOWN)),
        payment("method", payment -> payment.setMethod(PaymentMethod.UNKNOWN)),
        writeOff("type", writeOff -> writeOff.setType(AdjustmentType.UNKNOWN)),
        writeOff("reason", writeOff -> writeOff.setReason(WriteOffReason.UNKNOWN)),
        writeOff("party", writeOff -> writeOff.setParty(org.duebook.schemas.Party.UNKNOWN)),
        activity("type", activity -> activity.setType(ActivityType.UNKNOWN)),
        activity("channel", activity -> activity.setChannel(Channel.UNKNOWN)));
  }

  private static Named<SpecificRecord> claim(String field, Consumer<ClaimEvent> change) {
    return changed(field, Events.submitted("account-1", "claim-1", DAY), change);
  }

  private static Named<SpecificRecord> eob(String field, Consumer<EobEvent> change) {
    return changed(field, Events.processed("account-1", "claim-1", DAY), change);
  }

  private static Named<SpecificRecord> payment(String field, Consumer<PaymentEvent> change) {
    return changed(field, Events.received("account-1", "payment-1", DAY, 100), change);
  }

  private static Named<SpecificRecord> writeOff(String field, Consumer<AdjustmentEvent> change) {
    return changed(field, Events.writtenOff("account-1", "claim-1", DAY, 100), change);
  }

  private static Named<SpecificRecord> activity(String field, Consumer<ActivityEvent> change) {
    return changed(field, Events.statement("account-1", DAY), change);
  }

  private static <T extends SpecificRecord> Named<SpecificRecord> changed(
      String field, T event, Consumer<T> change) {
    change.accept(event);
    return Named.of(field, event);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("eventsWithASymbolFromTheFuture")
  void aSymbolFromTheFutureIsRefused(SpecificRecord event) {
    assertThat(read(event))
        .isInstanceOfSatisfying(
            Refused.class,
            refused -> {
              assertThat(refused.reason()).isEqualTo(RejectionReason.UNKNOWN_SYMBOL);
              assertThat(refused.detail()).contains("a symbol this release does not know");
            });
  }

  @Test
  void anAccountIdThatIsBlankOrTooLongIsRefused() {
    EobEvent event = Events.processed(" ", "claim-1", DAY);
    assertThat(read(event))
        .isEqualTo(new Refused(RejectionReason.MISSING_FIELD, "accountId: empty (expected: text)"));
    event.setAccountId("x".repeat(256));
    assertThat(read(event)).isInstanceOf(Accepted.class);
    event.setAccountId("x".repeat(257));
    assertThat(read(event))
        .isEqualTo(
            new Refused(
                RejectionReason.TEXT_TOO_LONG,
                "accountId: 257 characters (expected: at most 256)"));
    event.setAccountId("account-1");
    event.setPracticeId("x".repeat(257));
    assertThat(read(event))
        .isEqualTo(
            new Refused(
                RejectionReason.TEXT_TOO_LONG,
                "practiceId: 257 characters (expected: at most 256)"));
  }
}
