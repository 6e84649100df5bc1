package org.duebook.local.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.duebook.schemas.ActivityEvent;
import org.duebook.schemas.ActivityType;
import org.duebook.schemas.AdjustmentEvent;
import org.duebook.schemas.AdjustmentGroup;
import org.duebook.schemas.ClaimEvent;
import org.duebook.schemas.ClaimEventType;
import org.duebook.schemas.EobEvent;
import org.duebook.schemas.EobType;
import org.duebook.schemas.PaymentEvent;
import org.duebook.schemas.PaymentType;
import org.duebook.schemas.WriteOffReason;
import org.duebook.wire.EventTopic;
import org.junit.jupiter.api.Test;

/**
 * The mix of a simulated history is about what is claimed for it; bounds are wide, the seed is
 * fixed.
 */
class ProportionsTest {
  private static final Set<String> NO_DENIAL = Set.of("23", "45", "253");

  private final SimulatedBooks books = SimulatedBooks.sample();

  private static LocalDate dayOf(EobEvent eob) {
    return eob.getOccurredAt().atZone(ZoneOffset.UTC).toLocalDate();
  }

  private List<EobEvent> firstPrimaryDecisions() {
    Set<String> decided = new HashSet<>();
    return books
        .records(EobEvent.class)
        .filter(eob -> eob.getType() == EobType.PROCESSED && eob.getPayerSequence() == 1)
        .filter(eob -> decided.add(eob.getClaimId()))
        .toList();
  }

  private static boolean denies(EobEvent eob) {
    return eob.getPaidCents() == 0
        && eob.getAdjustments().stream()
            .anyMatch(
                adjustment ->
                    adjustment.getGroup() != AdjustmentGroup.PR
                        && !NO_DENIAL.contains(adjustment.getReasonCode()));
  }

  @Test
  void anAccountBringsAboutFortyEventsAYear() {
    double accountYears = books.accounts() * books.days() / 365.0;

    assertThat(books.events().size() / accountYears).isBetween(34.0, 46.0);
  }

  @Test
  void everyTypeOfEveryTopicOccurs() {
    Map<EventTopic, Set<String>> types = new EnumMap<>(EventTopic.class);
    for (SimulatedEvent event : books.events()) {
      Object type = event.record().get(event.record().getSchema().getField("type").pos());
      types.computeIfAbsent(event.topic(), topic -> new HashSet<>()).add(type.toString());
    }

    assertThat(types.get(EventTopic.CLAIMS))
        .containsExactlyInAnyOrder("SUBMITTED", "REPLACED", "VOIDED", "ACCEPTED", "REJECTED");
    assertThat(types.get(EventTopic.EOBS)).containsExactlyInAnyOrder("PROCESSED", "REVERSED");
    assertThat(types.get(EventTopic.PAYMENTS))
        .containsExactlyInAnyOrder("RECEIVED", "REVERSED", "REFUNDED");
    assertThat(types.get(EventTopic.ADJUSTMENTS))
        .containsExactlyInAnyOrder("WRITTEN_OFF", "REVERSED");
    Set<String> activities = Set.copyOf(types.get(EventTopic.ACTIVITIES));
    assertThat(ActivityType.values())
        .filteredOn(type -> type != ActivityType.UNKNOWN)
        .allSatisfy(type -> assertThat(activities).contains(type.name()));
  }

  @Test
  void thePracticesAreOfVeryDifferentSize() {
    Map<String, Long> claims =
        books
            .records(ClaimEvent.class)
            .filter(claim -> claim.getType() == ClaimEventType.SUBMITTED)
            .collect(Collectors.groupingBy(ClaimEvent::getPracticeId, Collectors.counting()));

    assertThat(claims).hasSize(5);
    assertThat(claims.get("practice-001") / (double) claims.get("practice-005"))
        .isBetween(5.0, 20.0);
  }

  @Test
  void aboutOneFirstDecisionInNineIsADenial() {
    List<EobEvent> decisions = firstPrimaryDecisions();
    double denied = decisions.stream().filter(ProportionsTest::denies).count();

    assertThat(denied / decisions.size()).isBetween(0.09, 0.14);
  }

  @Test
  void everyPayerTakesItsOwnTime() {
    Map<String, LocalDate> submitted = new HashMap<>();
    books
        .records(ClaimEvent.class)
        .filter(claim -> claim.getType() == ClaimEventType.SUBMITTED)
        .forEach(
            claim ->
                submitted.put(
                    claim.getClaimId(),
                    claim.getOccurredAt().atZone(ZoneOffset.UTC).toLocalDate()));
    Map<String, List<Long>> lags = new HashMap<>();
    for (EobEvent eob : firstPrimaryDecisions()) {
      long days = dayOf(eob).toEpochDay() - submitted.get(eob.getClaimId()).toEpochDay();
      lags.computeIfAbsent(eob.getPayerId(), payer -> new ArrayList<>()).add(days);
    }

    for (PayerProfile payer : PayerProfile.all()) {
      List<Long> days = lags.get(payer.payerId());
      if (days != null && days.size() >= 50) {
        Collections.sort(days);
        double median = payer.remittance().medianDays();
        // Weekends and corrected claims make it somewhat longer.
        assertThat((double) days.get(days.size() / 2)).isBetween(median * 0.8, median * 1.3 + 2);
      }
    }
    assertThat(lags).hasSizeGreaterThan(8);
  }

  @Test
  void mostClaimsSayWhatTheContractAllowsAndSomeArePaidLess() {
    Map<String, Long> expected = new HashMap<>();
    List<ClaimEvent> insured =
        books
            .records(ClaimEvent.class)
            .filter(claim -> claim.getType() == ClaimEventType.SUBMITTED)
            .filter(claim -> !claim.getTerms().getCoverages().isEmpty())
            .toList();
    for (ClaimEvent claim : insured) {
      if (claim.getTerms().getExpectedAllowedCents() != null) {
        expected.put(claim.getClaimId(), claim.getTerms().getExpectedAllowedCents());
      }
    }
    assertThat(expected.size() / (double) insured.size()).isBetween(0.80, 0.90);

    long underpaid =
        firstPrimaryDecisions().stream()
            .filter(eob -> eob.getAllowedCents() != null)
            .filter(eob -> eob.getAllowedCents() < expected.getOrDefault(eob.getClaimId(), 0L))
            .count();
    assertThat(underpaid / (double) expected.size()).isBetween(0.02, 0.09);
  }

  @Test
  void aFewRemittancesDoNotNameTheAccount() {
    List<EobEvent> eobs = books.records(EobEvent.class).toList();
    double without = eobs.stream().filter(eob -> eob.getAccountId() == null).count();

    assertThat(without / eobs.size()).isBetween(0.01, 0.035);
  }

  @Test
  void someMoneyHasNoAllocationAndSomeHasSeveral() {
    List<Integer> allocations =
        books
            .records(PaymentEvent.class)
            .filter(payment -> payment.getType() == PaymentType.RECEIVED)
            .map(payment -> payment.getAllocations().size())
            .toList();

    assertThat(allocations).contains(0, 1, 2, 3);
  }

  @Test
  void writeOffsHaveManyReasons() {
    Set<WriteOffReason> reasons =
        books
            .records(AdjustmentEvent.class)
            .map(AdjustmentEvent::getReason)
            .collect(Collectors.toSet());

    assertThat(WriteOffReason.values())
        .filteredOn(reason -> reason != WriteOffReason.UNKNOWN)
        .allSatisfy(reason -> assertThat(reasons).contains(reason));
  }

  @Test
  void weekdaysAreBusierThanWeekends() {
    long weekend =
        books.events().stream()
            .map(event -> event.occurredAt().atZone(ZoneOffset.UTC).getDayOfWeek().getValue())
            .filter(dayOfWeek -> dayOfWeek > 5)
            .count();

    assertThat(weekend).isPositive().isLessThan(books.events().size() / 10);
  }

  @Test
  void deductiblesWeighAtTheStartOfTheYear() {
    double firstQuarter = deductibleShare(1, 3);
    double lastQuarter = deductibleShare(10, 12);

    assertThat(firstQuarter).isGreaterThan(lastQuarter * 1.3);
  }

  private double deductibleShare(int fromMonth, int toMonth) {
    Map<String, Integer> monthOfService = new HashMap<>();
    books
        .records(ClaimEvent.class)
        .filter(claim -> claim.getTerms() != null)
        .filter(claim -> claim.getTerms().getServiceDate().getYear() == 2025)
        .forEach(
            claim ->
                monthOfService.put(
                    claim.getClaimId(), claim.getTerms().getServiceDate().getMonthValue()));
    int withDeductible = 0;
    int paid = 0;
    for (EobEvent eob : firstPrimaryDecisions()) {
      int month = monthOfService.getOrDefault(eob.getClaimId(), 0);
      if (eob.getAllowedCents() != null && month >= fromMonth && month <= toMonth) {
        paid++;
        // Counted, not weighed: a few operations would outweigh all else in so small a sample.
        if (eob.getAdjustments().stream()
            .anyMatch(adjustment -> adjustment.getReasonCode().equals("1"))) {
          withDeductible++;
        }
      }
    }
    return withDeductible / (double) paid;
  }

  @Test
  void patientsWhoMayNotBeBilledAreNotBilled() {
    Map<String, String> payerClass = new HashMap<>();
    books
        .records(ClaimEvent.class)
        .filter(claim -> claim.getTerms() != null && !claim.getTerms().getCoverages().isEmpty())
        .forEach(
            claim ->
                payerClass.put(
                    claim.getClaimId(),
                    claim.getTerms().getCoverages().get(0).getPayerClass().name()));
    Set<String> medicaidCodes = new HashSet<>();
    Set<String> workersCompCodes = new HashSet<>();
    books
        .records(EobEvent.class)
        .forEach(
            eob ->
                eob.getAdjustments().stream()
                    .filter(adjustment -> adjustment.getGroup() == AdjustmentGroup.PR)
                    .forEach(
                        adjustment -> {
                          switch (payerClass.get(eob.getClaimId())) {
                            case "MEDICAID" -> medicaidCodes.add(adjustment.getReasonCode());
                            case "WORKERS_COMP" -> workersCompCodes.add(adjustment.getReasonCode());
                            default -> {
                              // May be billed.
                            }
                          }
                        }));

    assertThat(medicaidCodes).containsExactly("3");
    assertThat(workersCompCodes).isEmpty();
  }

  @Test
  void consentIsAskedForAtMostOnce() {
    for (int account = 0; account < books.accounts(); account++) {
      assertThat(
              SimulatedBooks.records(books.eventsOf(account), ActivityEvent.class)
                  .filter(activity -> activity.getType() == ActivityType.CONSENT_GIVEN))
          .hasSizeLessThan(2);
    }
  }
}
