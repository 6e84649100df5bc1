package org.duebook.local.receivables;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;
import org.duebook.analytics.intake.FactReader;
import org.duebook.analytics.record.IncomingRecord;
import org.duebook.analytics.rules.PracticeRules;
import org.duebook.analytics.settings.SettingsFile;
import org.duebook.ledger.AccountLedger;
import org.duebook.ledger.ClaimPosition;
import org.duebook.schemas.ActivityEvent;
import org.duebook.schemas.ActivityType;
import org.duebook.schemas.Channel;
import org.duebook.schemas.ClaimEvent;
import org.duebook.schemas.PayerClass;
import org.duebook.schemas.PaymentEvent;
import org.duebook.schemas.PaymentSource;
import org.duebook.wire.EventTopic;
import org.duebook.wire.SingleObjectWireFormat;
import org.duebook.wire.WireFormat;
import org.junit.jupiter.api.Test;

class ReceivableEventsTest {
  private static final LocalDate INVOICED = LocalDate.of(2026, 1, 5);
  private static final LocalDate SETTLED = LocalDate.of(2026, 2, 3);
  private static final Receivable PAID =
      new Receivable(2, "doe", "17", INVOICED, 7_500, SETTLED, false, null, null);
  private static final Receivable CONTESTED =
      new Receivable(3, "doe", "18", INVOICED, 7_500, SETTLED, true, Channel.MAIL, null);
  private static final Receivable INSURED =
      new Receivable(4, "doe", "19", INVOICED, 7_500, SETTLED, false, Channel.MAIL, "Acme");

  private final ReceivableEvents events = new ReceivableEvents(SampleMapping.mapping());

  private <T extends SpecificRecord> T only(
      Receivable receivable, EventTopic topic, Class<T> type) {
    List<SpecificRecord> records = events.of(topic, receivable);
    assertThat(records).hasSize(1);
    return type.cast(records.get(0));
  }

  private static List<SpecificRecord> all(ReceivableEvents events, Receivable receivable) {
    return Arrays.stream(EventTopic.values())
        .flatMap(topic -> events.of(topic, receivable).stream())
        .toList();
  }

  private List<ActivityEvent> activities(Receivable receivable) {
    return events.of(EventTopic.ACTIVITIES, receivable).stream()
        .map(ActivityEvent.class::cast)
        .toList();
  }

  @Test
  void anInvoiceIsAClaimOfItsDayInThePracticesZone() {
    ClaimEvent claim = only(PAID, EventTopic.CLAIMS, ClaimEvent.class);

    assertThat(claim.getPracticeId()).isEqualTo("north");
    assertThat(claim.getAccountId()).isEqualTo("doe");
    assertThat(claim.getClaimId()).isEqualTo("17");
    assertThat(claim.getOccurredAt()).isEqualTo(Instant.parse("2026-01-05T13:00:00Z"));
    assertThat(claim.getTerms().getServiceDate()).isEqualTo(INVOICED);
    assertThat(claim.getTerms().getBilledCents()).isEqualTo(7_500);
    assertThat(claim.getTerms().getCoverages()).isEmpty();
  }

  @Test
  void whatIsOpenHasNoPaymentAndItsDisputeStands() {
    Receivable open = CONTESTED.knownBefore(SETTLED);

    assertThat(events.of(EventTopic.PAYMENTS, open)).isEmpty();
    assertThat(activities(open))
        .extracting(ActivityEvent::getType)
        .containsExactly(ActivityType.STATEMENT_SENT, ActivityType.DISPUTE_OPENED);
  }

  @Test
  void whatSettledTheDayBeforeIsSettledAndWhatSettledThatDayOrLaterIsOpen() {
    assertThat(PAID.knownBefore(SETTLED.plusDays(1))).isEqualTo(PAID);
    assertThat(PAID.knownBefore(SETTLED).settledOn()).isNull();
    assertThat(PAID.knownBefore(SETTLED.minusDays(1)).settledOn()).isNull();
    Receivable open = PAID.knownBefore(SETTLED);
    assertThat(open.knownBefore(SETTLED)).isEqualTo(open);
  }

  @Test
  void aDisputeStandsFromTheInvoiceToTheSettlementOnItsClaim() {
    List<ActivityEvent> activities = activities(CONTESTED);

    assertThat(activities)
        .extracting(ActivityEvent::getType)
        .containsExactly(
            ActivityType.STATEMENT_SENT, ActivityType.DISPUTE_OPENED, ActivityType.DISPUTE_CLOSED);
    assertThat(activities).extracting(ActivityEvent::getClaimId).containsOnly("18");
    assertThat(activities.get(0).getChannel()).isEqualTo(Channel.MAIL);
    assertThat(activities.get(1).getOccurredAt()).isEqualTo(Instant.parse("2026-01-05T15:00:00Z"));
    assertThat(activities.get(2).getOccurredAt()).isEqualTo(Instant.parse("2026-02-03T22:00:00Z"));
    assertThat(activities(PAID)).isEmpty();
  }

  @Test
  void whatAnInsurerOwesItPaysAndNoStatementGoesToThePatient() {
    ClaimEvent claim = only(INSURED, EventTopic.CLAIMS, ClaimEvent.class);
    PaymentEvent payment = only(INSURED, EventTopic.PAYMENTS, PaymentEvent.class);

    assertThat(claim.getTerms().getCoverages()).hasSize(1);
    assertThat(claim.getTerms().getCoverages().get(0).getPayerId()).isEqualTo("Acme");
    assertThat(claim.getTerms().getCoverages().get(0).getPayerClass())
        .isEqualTo(PayerClass.COMMERCIAL);
    assertThat(payment.getSource()).isEqualTo(PaymentSource.INSURER);
    assertThat(payment.getPayerId()).isEqualTo("Acme");
    assertThat(activities(INSURED)).isEmpty();
    assertThat(only(PAID, EventTopic.PAYMENTS, PaymentEvent.class).getSource())
        .isEqualTo(PaymentSource.PATIENT);
  }

  @Test
  void theSameRowGivesTheSameEventsWhereverItStands() {
    Receivable elsewhere =
        new Receivable(99, "doe", "18", INVOICED, 7_500, SETTLED, true, Channel.MAIL, null);

    assertThat(all(new ReceivableEvents(SampleMapping.mapping()), elsewhere))
        .hasSize(5)
        .isEqualTo(all(events, CONTESTED));
  }

  @Test
  void eventIdsAreUniqueAndDependOnAccountInvoiceAndContent() {
    Receivable other =
        new Receivable(5, "roe", "18", INVOICED, 7_500, SETTLED, true, Channel.MAIL, null);
    Set<String> ids = new HashSet<>();
    int count = 0;
    for (Receivable receivable : List.of(PAID, CONTESTED, INSURED, other)) {
      for (SpecificRecord event : all(events, receivable)) {
        ids.add((String) event.get(0));
        count++;
      }
    }
    assertThat(count).isEqualTo(2 + 5 + 2 + 5);
    assertThat(ids).hasSize(count);
  }

  @Test
  void aLaterExportWithAnotherAmountCorrectsAndDoesNotReuseAnEventId() {
    Receivable corrected =
        new Receivable(2, "doe", "17", INVOICED, 8_000, SETTLED, false, null, null);
    ClaimEvent before = only(PAID, EventTopic.CLAIMS, ClaimEvent.class);
    ClaimEvent after = only(corrected, EventTopic.CLAIMS, ClaimEvent.class);

    assertThat(after.getSubmissionId()).isEqualTo(before.getSubmissionId());
    assertThat(after.getEventId()).isNotEqualTo(before.getEventId());
  }

  @Test
  void theLedgerOwesFromTheInvoiceAndIsSettledOnTheDayOfTheExport() {
    Map<String, ClaimPosition> claims = fold(List.of(PAID, CONTESTED, INSURED));

    for (String claimId : List.of("17", "18")) {
      ClaimPosition claim = claims.get(claimId);
      assertThat(claim.patientResponsibleOn()).isEqualTo(INVOICED);
      assertThat(claim.patientSettledOn()).isEqualTo(SETTLED);
      assertThat(claim.patientCashCents()).isEqualTo(7_500);
    }
    assertThat(claims.get("19").billedOn()).isEqualTo(INVOICED);
    assertThat(claims.get("19").insurerSettledOn()).isEqualTo(SETTLED);
    assertThat(claims.get("19").patientResponsibleOn()).isNull();
  }

  /** Reads the events as the job does, bytes and all. */
  private Map<String, ClaimPosition> fold(List<Receivable> receivables) {
    PracticeRules rules =
        new PracticeRules(
            SettingsFile.parse("business: {zone: America/New_York}", "test", name -> null)
                .businessRules());
    WireFormat wire = new SingleObjectWireFormat();
    FactReader reader = new FactReader(wire, rules);
    AccountLedger ledger = new AccountLedger();
    for (Receivable receivable : receivables) {
      for (EventTopic topic : EventTopic.values()) {
        for (SpecificRecord event : events.of(topic, receivable)) {
          long occurredAt = ((Instant) event.get(3)).toEpochMilli();
          FactReader.Reading reading =
              reader.read(
                  new IncomingRecord(topic, "file", 0, 0, occurredAt, wire.encode(event)),
                  occurredAt);
          assertThat(reading).isInstanceOf(FactReader.Accepted.class);
          ledger.record(((FactReader.Accepted) reading).fact());
        }
      }
    }
    Map<String, ClaimPosition> claims = new HashMap<>();
    ledger
        .position(SETTLED, rules.ledger("north"))
        .claims()
        .forEach(claim -> claims.put(claim.claimId(), claim));
    return claims;
  }
}
