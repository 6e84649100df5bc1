package org.duebook.analytics.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.duebook.analytics.Events.processed;
import static org.duebook.analytics.Events.received;
import static org.duebook.analytics.Events.selfPay;
import static org.duebook.analytics.Events.submitted;
import static org.duebook.analytics.Events.writtenOff;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.apache.avro.specific.SpecificRecord;
import org.duebook.analytics.Events;
import org.duebook.analytics.guidance.Guidance;
import org.duebook.analytics.record.OutputRecord;
import org.duebook.analytics.rules.Pace;
import org.duebook.analytics.settings.SettingsFile;
import org.duebook.schemas.AccountKpis;
import org.duebook.schemas.ClaimEventType;
import org.duebook.schemas.LedgerException;
import org.duebook.schemas.PatientFollowUp;
import org.duebook.schemas.PayerFollowUp;
import org.duebook.schemas.PaymentEvent;
import org.junit.jupiter.api.Test;

/** A finite history: only its own time counts, and a run is repeatable. */
class LedgerReplayHarnessTest {
  private static final LocalDate LAST_DAY = LocalDate.parse("2026-03-31");
  private static final Pace REPLAY = new Pace.Replay(LAST_DAY, Events.endOf("2026-03-31"), false);

  /** Models whose probabilities drift from day to day. */
  private static final Guidance SHIPPED = Guidance.of(SettingsFile.defaults());

  private static final Pace LAST_DAY_ONLY =
      new Pace.Replay(LAST_DAY, Events.endOf("2026-03-31"), true);
  private static final Pace LIVE =
      new Pace.Live(Duration.ofMillis(500), Duration.ofSeconds(10), Duration.ofHours(24));

  @Test
  void anAccountSpeaksOnceADayOnWhichItChangedAndOnceAtTheEnd() throws Exception {
    try (Ledger ledger = new Ledger(REPLAY)) {
      ledger.gets(submitted("account-1", "claim-1", "2026-01-10"));
      ledger.gets(processed("account-1", "claim-1", "2026-01-20"));
      ledger.gets(received("account-1", "payment-1", "2026-01-20", 700, "claim-1"));
      ledger.gets(received("account-1", "payment-2", "2026-02-20", 800, "claim-1"));
      ledger.businessTimeIs(Long.MAX_VALUE);
      assertThat(ledger.figures())
          .extracting(kpis -> kpis.getAsOf().toString())
          .containsExactly(
              "2026-01-10",
              "2026-01-20",
              "2026-02-10", // 31 days
              "2026-02-20",
              "2026-03-12", // 61 days
              "2026-03-31");
      assertThat(ledger.businessTimers()).isZero();
      assertThat(ledger.clockTimers()).isZero();
    }
  }

  @Test
  void aRecordIsOfTheEndOfItsDay() throws Exception {
    try (Ledger ledger = new Ledger(REPLAY)) {
      ledger.gets(selfPay("account-1", "claim-1", "2026-03-31"));
      ledger.businessTimeIs(Events.endOf("2026-03-31") - 1);
      assertThat(ledger.figures()).isEmpty();
      ledger.businessTimeIs(Events.endOf("2026-03-31"));
      assertThat(ledger.figures())
          .singleElement()
          .satisfies(kpis -> assertThat(kpis.getUpdatedAt()).isEqualTo("2026-03-31T23:59:59.999Z"));
    }
  }

  @Test
  void nothingAgesBeyondTheLastDay() throws Exception {
    try (Ledger ledger = new Ledger(REPLAY)) {
      ledger.gets(selfPay("account-1", "claim-1", "2026-03-01"));
      ledger.businessTimeIs(Long.MAX_VALUE);
      List<AccountKpis> figures = ledger.figures();
      assertThat(figures.get(figures.size() - 1).getAsOf()).isEqualTo(LAST_DAY);
      assertThat(figures.get(figures.size() - 1).getPatient().getOldestDays()).isEqualTo(30);
    }
  }

  @Test
  void whatComesLateIsSaidAtTheEndOfTheDayThatIsOn() throws Exception {
    try (Ledger ledger = new Ledger(REPLAY)) {
      ledger.businessDayIs("2026-02-20");
      ledger.gets(selfPay("account-1", "claim-1", "2026-02-10"));
      ledger.businessTimeIs(Events.endOf("2026-02-20"));
      assertThat(ledger.figures())
          .singleElement()
          .satisfies(kpis -> assertThat(kpis.getAsOf()).isEqualTo("2026-02-20"));
    }
  }

  @Property(tries = 100)
  void anyOrderAndAnyRepetitionEndInTheSameRecords(@ForAll long seed) throws Exception {
    Random random = new Random(seed);
    List<SpecificRecord> events = anyEvents(random);
    Outcome expected = outcome(REPLAY, events, random, false);
    for (int order = 0; order < 3; order++) {
      List<SpecificRecord> arrivals = new ArrayList<>(events);
      arrivals.addAll(events.subList(0, random.nextInt(events.size())));
      Collections.shuffle(arrivals, random);
      assertThat(outcome(REPLAY, arrivals, random, true)).as("seed %s", seed).isEqualTo(expected);
    }
  }

  /** The last value of every key as text, and everything found. */
  private record Outcome(Map<String, String> latest, Set<String> findings) {}

  @Property(tries = 100)
  void theLastDayAloneEndsInTheSameRecords(@ForAll long seed) throws Exception {
    Random random = new Random(seed);
    List<SpecificRecord> events = anyEvents(random);
    Outcome expected = outcome(REPLAY, events, random, false);
    Outcome lastDay = outcome(LAST_DAY_ONLY, events, random, false);
    assertThat(lastDay.latest()).as("seed %s", seed).isEqualTo(expected.latest());
    assertThat(expected.findings()).as("seed %s", seed).containsAll(lastDay.findings());
  }

  @Test
  void onTheLastDayAloneAnAccountSpeaksOnce() throws Exception {
    try (Ledger ledger = new Ledger(LAST_DAY_ONLY)) {
      ledger.gets(submitted("account-1", "claim-1", "2026-01-10"));
      ledger.gets(processed("account-1", "claim-1", "2026-01-20"));
      ledger.businessDayIs("2026-02-20");
      ledger.gets(received("account-1", "payment-1", "2026-02-20", 700, "claim-1"));
      ledger.businessTimeIs(Long.MAX_VALUE);
      assertThat(ledger.figures())
          .extracting(kpis -> kpis.getAsOf().toString())
          .containsExactly("2026-03-31");
      assertThat(ledger.businessTimers()).isZero();
    }
  }

  @Property(tries = 50)
  void whetherEventsComeAheadOfTheirDaysOrOnThemTheSameIsTold(@ForAll long seed) throws Exception {
    List<SpecificRecord> events = new ArrayList<>(anyEvents(new Random(seed)));
    events.sort(Comparator.comparingLong(LedgerReplayHarnessTest::occurredAt));
    List<String> onTheirDays = new ArrayList<>();
    List<String> ahead = new ArrayList<>();
    try (Ledger ledger = new Ledger(Events.RULES, SHIPPED, REPLAY, null)) {
      for (SpecificRecord event : events) {
        ledger.businessTimeIs(occurredAt(event) - 1);
        ledger.gets(event);
      }
      ledger.businessTimeIs(Long.MAX_VALUE);
      collectAll(ledger, onTheirDays);
    }
    try (Ledger ledger = new Ledger(Events.RULES, SHIPPED, REPLAY, null)) {
      for (SpecificRecord event : events) {
        ledger.gets(event);
      }
      ledger.businessTimeIs(Long.MAX_VALUE);
      collectAll(ledger, ahead);
    }
    assertThat(ahead).as("seed %s", seed).containsExactlyInAnyOrderElementsOf(onTheirDays);
    // A source that is read faster than the others brings some of its events ahead.
    Random random = new Random(seed);
    List<String> someAhead = new ArrayList<>();
    try (Ledger ledger = new Ledger(Events.RULES, SHIPPED, REPLAY, null)) {
      List<SpecificRecord> waiting = new ArrayList<>(events);
      for (SpecificRecord event : events) {
        ledger.businessTimeIs(occurredAt(event) - 1);
        for (SpecificRecord other : List.copyOf(waiting)) {
          if (other == event || random.nextInt(4) == 0) {
            ledger.gets(other);
            waiting.remove(other);
          }
        }
      }
      ledger.businessTimeIs(Long.MAX_VALUE);
      collectAll(ledger, someAhead);
    }
    assertThat(someAhead).as("seed %s", seed).containsExactlyInAnyOrderElementsOf(onTheirDays);
  }

  private static long occurredAt(SpecificRecord event) {
    return ((Instant) event.get(event.getSchema().getField("occurredAt").pos())).toEpochMilli();
  }

  private static void collectAll(Ledger ledger, List<String> told) {
    told.addAll(texts(ledger.takeOutput(), AccountKpis.class));
    told.addAll(texts(ledger.patientFollowUps(), PatientFollowUp.class));
    told.addAll(texts(ledger.payerFollowUps(), PayerFollowUp.class));
  }

  private static Outcome outcome(
      Pace pace, List<SpecificRecord> arrivals, Random random, boolean withRestarts)
      throws Exception {
    try (Ledger ledger = new Ledger(pace)) {
      Map<String, String> latest = new HashMap<>();
      TreeSet<String> findings = new TreeSet<>();
      for (SpecificRecord event : arrivals) {
        if (withRestarts && random.nextInt(10) == 0) {
          collect(ledger, latest, findings);
          ledger.restart();
        }
        ledger.gets(event);
      }
      ledger.businessTimeIs(Long.MAX_VALUE);
      collect(ledger, latest, findings);
      return new Outcome(latest, findings);
    }
  }

  private static void collect(Ledger ledger, Map<String, String> latest, Set<String> findings) {
    collect(ledger.takeOutput(), AccountKpis.class, latest);
    collect(ledger.patientFollowUps(), PatientFollowUp.class, latest);
    collect(ledger.payerFollowUps(), PayerFollowUp.class, latest);
    for (LedgerException exception : ledger.exceptions()) {
      findings.add(exception.getKind() + " " + exception.getEventId() + exception.getClaimId());
    }
  }

  /** By kind and key, without the day and the instant of telling. */
  private static <T extends SpecificRecord> void collect(
      List<OutputRecord> records, Class<T> type, Map<String, String> latest) {
    for (OutputRecord record : records) {
      String key = type.getSimpleName() + " " + record.key();
      if (record.value() == null) {
        latest.remove(key);
      } else {
        T told = Events.decoded(record.value(), type);
        told.put(told.getSchema().getField("asOf").pos(), LocalDate.EPOCH);
        told.put(told.getSchema().getField("updatedAt").pos(), Instant.EPOCH);
        latest.put(key, told.toString());
      }
    }
  }

  private static List<SpecificRecord> anyEvents(Random random) {
    List<SpecificRecord> events = new ArrayList<>();
    int count = 5 + random.nextInt(10);
    for (int i = 0; i < count; i++) {
      String account = "account-" + random.nextInt(2);
      // Claims that two accounts share have one follow-up between them; the finder tells on them.
      String claim = account + "-claim-" + random.nextInt(3);
      String day = LocalDate.parse("2026-01-01").plusDays(random.nextInt(60)).toString();
      events.add(
          switch (random.nextInt(7)) {
            case 0, 1 -> {
              var event = submitted(account, claim, day);
              event.setEventId("event-" + i);
              event.setSubmissionId("submission-" + random.nextInt(2));
              yield event;
            }
            case 2 -> {
              var event = processed(account, claim, day);
              event.setEventId("event-" + i);
              yield event;
            }
            case 3 ->
                payment(i, received(account, "payment-" + random.nextInt(2), day, 900, claim));
            case 4 -> {
              PaymentEvent bounce =
                  Events.bounced(account, "payment-" + random.nextInt(2), day, 900);
              bounce.setPaymentId("bounce-" + i);
              yield payment(i, bounce);
            }
            case 5 -> {
              var event = writtenOff(account, claim, day, 700);
              event.setEventId("event-" + i);
              yield event;
            }
            default -> {
              var event = Events.notice(ClaimEventType.VOIDED, account, claim, day);
              event.setEventId("event-" + i);
              yield event;
            }
          });
    }
    return events;
  }

  private static PaymentEvent payment(int i, PaymentEvent payment) {
    payment.setEventId("event-" + i);
    return payment;
  }

  @Property(tries = 50)
  void aRestartAnywhereInTheMiddleChangesNoRecord(@ForAll long seed) throws Exception {
    Random random = new Random(seed);
    List<SpecificRecord> events = anyEvents(random);
    int restartBefore = random.nextInt(events.size());
    try (Ledger steady = new Ledger(Events.RULES, SHIPPED, LIVE, null);
        Ledger restarted = new Ledger(Events.RULES, SHIPPED, LIVE, null)) {
      for (int i = 0; i < events.size(); i++) {
        LocalDate day = LocalDate.parse("2026-02-01").plusDays(i * 4L);
        if (i == restartBefore) {
          restarted.restart();
        }
        for (Ledger ledger : List.of(steady, restarted)) {
          ledger.businessDayIs(day.toString());
          ledger.gets(events.get(i));
          ledger.aMomentPasses();
        }
        assertSameIsTold(restarted, steady);
        // Of several accounts at one instant, which speaks first is chance.
        assertThat(restarted.exceptions()).containsExactlyInAnyOrderElementsOf(steady.exceptions());
      }
      // What is said of silent accounts has its day, and a restart is none.
      restarted.restart();
      LocalDate last = LocalDate.parse("2026-02-01").plusDays(events.size() * 4L);
      for (int days = 0; days < 100; days++) {
        for (Ledger ledger : List.of(steady, restarted)) {
          ledger.businessDayIs(last.plusDays(days).toString());
        }
        assertSameIsTold(restarted, steady);
      }
      for (Ledger ledger : List.of(steady, restarted)) {
        ledger.businessDayIs("2027-01-01");
        ledger.aMomentPasses();
      }
      assertSameIsTold(restarted, steady);
      assertThat(restarted.meter("openAccounts")).isEqualTo(steady.meter("openAccounts"));
    }
  }

  private static void assertSameIsTold(Ledger one, Ledger other) {
    List<String> told = new ArrayList<>();
    List<String> expected = new ArrayList<>();
    collectAll(one, told);
    collectAll(other, expected);
    assertThat(told).containsExactlyInAnyOrderElementsOf(expected);
  }

  private static <T extends SpecificRecord> List<String> texts(
      List<OutputRecord> records, Class<T> type) {
    return records.stream()
        .map(
            record ->
                record.key()
                    + (record.value() == null
                        ? " deleted"
                        : Events.decoded(record.value(), type).toString()))
        .toList();
  }
}
