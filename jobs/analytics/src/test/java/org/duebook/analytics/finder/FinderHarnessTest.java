package org.duebook.analytics.finder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.duebook.analytics.Events.bounced;
import static org.duebook.analytics.Events.processed;
import static org.duebook.analytics.Events.received;
import static org.duebook.analytics.Events.submitted;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.apache.avro.specific.SpecificRecord;
import org.duebook.analytics.Events;
import org.duebook.analytics.rules.Pace;
import org.duebook.schemas.ClaimEvent;
import org.duebook.schemas.ClaimEventType;
import org.duebook.schemas.EobEvent;
import org.duebook.schemas.LedgerException;
import org.duebook.schemas.LedgerExceptionKind;
import org.duebook.schemas.PaymentEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Records that name no account find it, in whatever order things become known. */
class FinderHarnessTest {
  private static final Pace LIVE =
      new Pace.Live(Duration.ofMillis(500), Duration.ofSeconds(10), Duration.ofHours(24));

  private Finder finder;

  @BeforeEach
  void open() throws Exception {
    finder = new Finder(LIVE);
  }

  @AfterEach
  void close() {
    finder.close();
  }

  @Test
  void aRecordAfterItsClaimGoesToTheClaimsAccount() throws Exception {
    finder.arrives(submitted("account-1", "claim-1", "2026-01-01"));
    finder.arrives(processed(null, "claim-1", "2026-01-20"));
    assertThat(finder.moves()).containsExactly("+account-1 processed-claim-1");
    assertThat(finder.routed.get(0).record().payload())
        .as("the bytes that came")
        .isEqualTo(Events.WIRE.encode(processed(null, "claim-1", "2026-01-20")));
  }

  @Test
  void aRecordBeforeItsClaimWaitsUntilTheClaimArrives() throws Exception {
    finder.arrives(processed(null, "claim-1", "2026-01-20"));
    assertThat(finder.moves()).isEmpty();
    finder.arrives(submitted("account-1", "claim-1", "2026-01-01"));
    assertThat(finder.moves()).containsExactly("+account-1 processed-claim-1");
  }

  @Test
  void aReplacementMakesAClaimSeenAndAVoidDoesNot() throws Exception {
    finder.arrives(processed(null, "claim-1", "2026-01-20"));
    finder.arrives(Events.notice(ClaimEventType.VOIDED, "account-2", "claim-1", "2026-01-01"));
    finder.arrives(Events.notice(ClaimEventType.ACCEPTED, "account-2", "claim-1", "2026-01-01"));
    assertThat(finder.moves()).isEmpty();
    ClaimEvent replacement = submitted("account-1", "claim-1", "2026-01-05");
    replacement.setType(ClaimEventType.REPLACED);
    finder.arrives(replacement);
    assertThat(finder.moves()).containsExactly("+account-1 processed-claim-1");
  }

  @Test
  void anAnswerThatOvertakesTheRecordIsKeptForIt() throws Exception {
    finder.arrives(submitted("account-1", "claim-1", "2026-01-01"));
    finder.enters(processed(null, "claim-1", "2026-01-20"));
    finder.directoryIsFast();
    assertThat(finder.moves()).isEmpty();
    finder.settle();
    assertThat(finder.moves()).containsExactly("+account-1 processed-claim-1");
  }

  @Test
  void whenAnEarlierSubmissionOfAnotherAccountArrivesLastTheRecordMovesThere() throws Exception {
    finder.arrives(submitted("account-2", "claim-1", "2026-01-10"));
    finder.arrives(processed(null, "claim-1", "2026-01-20"));
    finder.arrives(submitted("account-1", "claim-1", "2026-01-09"));
    assertThat(finder.moves())
        .containsExactly(
            "+account-2 processed-claim-1",
            "-account-2 processed-claim-1",
            "+account-1 processed-claim-1");
    finder.arrives(submitted("account-3", "claim-1", "2026-01-11"));
    assertThat(finder.moves()).as("a later submission moves nothing").hasSize(3);
  }

  @Test
  void ofTwoSubmissionsAtOnceTheSmallerEventIdIsTheEarlier() throws Exception {
    finder.arrives(submitted("account-2", "claim-1", "2026-01-10"));
    finder.arrives(submitted("account-1", "claim-1", "2026-01-10"));
    finder.arrives(processed(null, "claim-1", "2026-01-20"));
    assertThat(finder.held()).containsOnlyKeys("account-1");
  }

  @Test
  void accountsThatCallTheSubmissionTheSameAreStillTwo() throws Exception {
    ClaimEvent earlier = submitted("account-1", "claim-1", "2026-01-09");
    ClaimEvent later = submitted("account-2", "claim-1", "2026-01-10");
    assertThat(earlier.getSubmissionId()).isEqualTo(later.getSubmissionId());
    finder.arrives(later);
    finder.arrives(earlier);
    finder.arrives(processed(null, "claim-1", "2026-01-20"));
    assertThat(finder.held()).containsOnlyKeys("account-1");
  }

  @Test
  void aCorrectedSubmissionCountsFromItsCorrection() throws Exception {
    finder.arrives(submitted("account-1", "claim-1", "2026-01-05"));
    finder.arrives(submitted("account-2", "claim-1", "2026-01-10"));
    finder.arrives(processed(null, "claim-1", "2026-01-20"));
    assertThat(finder.held()).containsOnlyKeys("account-1");
    ClaimEvent corrected = submitted("account-1", "claim-1", "2026-01-15");
    corrected.setEventId("corrected");
    finder.arrives(corrected);
    assertThat(finder.held()).containsOnlyKeys("account-2");
  }

  @Test
  void twoAccountsThatShareAClaimIdAreReportedOnce() throws Exception {
    finder.arrives(submitted("account-2", "claim-1", "2026-01-10"));
    finder.arrives(submitted("account-2", "claim-1", "2026-01-10"));
    assertThat(finder.exceptions()).isEmpty();
    finder.timeIs(Events.at("2026-01-12"));
    finder.arrives(submitted("account-1", "claim-1", "2026-01-09"));
    finder.arrives(submitted("account-1", "claim-1", "2026-01-09"));
    finder.arrives(submitted("account-3", "claim-1", "2026-01-08"));
    assertThat(finder.exceptions())
        .singleElement()
        .satisfies(
            exception -> {
              assertThat(exception.getKind()).isEqualTo(LedgerExceptionKind.CLAIM_ID_SHARED);
              assertThat(exception.getClaimId()).isEqualTo("claim-1");
              assertThat(exception.getAccountId()).isNull();
              assertThat(exception.getEventId()).as("whichever came second").isNull();
              assertThat(exception.getAsOf()).isEqualTo("2026-01-12");
            });
  }

  @Test
  void claimsOfDifferentPracticesAreDifferentClaims() throws Exception {
    finder.arrives(submitted("account-1", "claim-1", "2026-01-01"));
    EobEvent elsewhere = processed(null, "claim-1", "2026-01-20");
    elsewhere.setPracticeId("practice-2");
    finder.arrives(elsewhere);
    assertThat(finder.moves()).isEmpty();
  }

  @Test
  void aPaymentGoesByItsFirstAllocationWhoseClaimIsKnown() throws Exception {
    finder.arrives(submitted("account-3", "claim-3", "2026-01-01"));
    finder.arrives(received(null, "payment-1", "2026-01-20", 300, "claim-1", "claim-2", "claim-3"));
    assertThat(finder.moves()).containsExactly("+account-3 received-payment-1");
    finder.arrives(submitted("account-2", "claim-2", "2026-01-02"));
    assertThat(finder.held()).containsOnlyKeys("account-2");
    finder.arrives(submitted("account-1", "claim-1", "2026-01-03"));
    assertThat(finder.held()).containsOnlyKeys("account-1");
    assertThat(finder.moves()).hasSize(5);
  }

  @Test
  void aReversalWithoutAccountOrClaimGoesWhereItsPaymentWentThatNamedItsAccount() throws Exception {
    SpecificRecord payment = received("account-1", "payment-1", "2026-01-20", 100);
    SpecificRecord bounce = bounced(null, "payment-1", "2026-01-25", 100);
    for (List<SpecificRecord> order : List.of(List.of(payment, bounce), List.of(bounce, payment))) {
      try (Finder other = new Finder(LIVE)) {
        for (SpecificRecord event : order) {
          other.arrives(event);
        }
        assertThat(other.moves()).containsExactly("+account-1 bounced-payment-1");
      }
    }
  }

  @Test
  void aReversalWithoutAccountOrClaimFollowsItsPaymentThatWasFound() throws Exception {
    List<SpecificRecord> events =
        List.of(
            submitted("account-2", "claim-1", "2026-01-10"),
            submitted("account-1", "claim-1", "2026-01-09"),
            received(null, "payment-1", "2026-01-20", 100, "claim-1"),
            bounced(null, "payment-1", "2026-01-25", 100));
    for (List<SpecificRecord> order : permutations(events)) {
      try (Finder other = new Finder(LIVE)) {
        for (SpecificRecord event : order) {
          other.arrives(event);
        }
        assertThat(other.held())
            .isEqualTo(Map.of("account-1", Set.of("received-payment-1", "bounced-payment-1")));
      }
    }
  }

  private static <T> List<List<T>> permutations(List<T> items) {
    if (items.isEmpty()) {
      return List.of(List.of());
    }
    List<List<T>> all = new ArrayList<>();
    for (int i = 0; i < items.size(); i++) {
      List<T> rest = new ArrayList<>(items);
      T first = rest.remove(i);
      for (List<T> permutation : permutations(rest)) {
        List<T> whole = new ArrayList<>(List.of(first));
        whole.addAll(permutation);
        all.add(whole);
      }
    }
    return all;
  }

  @Test
  void aReversalThatNamesAClaimGoesByTheClaim() throws Exception {
    finder.arrives(received("account-1", "payment-1", "2026-01-20", 100));
    PaymentEvent bounce = bounced(null, "payment-1", "2026-01-25", 100);
    bounce.setAllocations(received(null, "p", "2026-01-25", 100, "claim-2").getAllocations());
    finder.arrives(bounce);
    assertThat(finder.held()).as("its claim is not known yet").containsOnlyKeys("account-1");
    finder.arrives(submitted("account-2", "claim-2", "2026-01-01"));
    assertThat(finder.held()).containsOnlyKeys("account-2");
  }

  @Test
  void aReversalOfAReversalIsNotFollowed() throws Exception {
    finder.arrives(received("account-1", "payment-1", "2026-01-20", 100));
    finder.arrives(bounced("account-1", "payment-1", "2026-01-25", 100));
    finder.arrives(bounced(null, "bounce-payment-1", "2026-01-26", 100));
    assertThat(finder.moves()).isEmpty();
    finder.timeIs(Events.at("2026-02-02"));
    assertThat(finder.exceptions())
        .extracting(LedgerException::getKind)
        .containsExactly(LedgerExceptionKind.WAITING_FOR_ORIGINAL);
  }

  @Test
  void aLongWaitIsReportedOnceOnItsDay() throws Exception {
    finder.arrives(processed(null, "claim-1", "2026-01-20"));
    finder.timeIs(Events.endOf("2026-01-26"));
    assertThat(finder.exceptions()).as("seven days are not over").isEmpty();
    finder.timeIs(Events.endOf("2026-01-26") + 1);
    assertThat(finder.exceptions())
        .singleElement()
        .satisfies(
            exception -> {
              assertThat(exception.getKind()).isEqualTo(LedgerExceptionKind.WAITING_FOR_CLAIM);
              assertThat(exception.getClaimId()).isEqualTo("claim-1");
              assertThat(exception.getEventId()).isEqualTo("processed-claim-1");
              assertThat(exception.getAsOf()).isEqualTo("2026-01-27");
            });
    finder.arrives(processed(null, "claim-1", "2026-01-20"));
    finder.timeIs(Events.at("2026-03-01"));
    assertThat(finder.exceptions()).as("not again").isEmpty();
    assertThat(finder.timers()).isZero();
    finder.arrives(submitted("account-1", "claim-1", "2026-03-01"));
    assertThat(finder.moves()).as("it waited still").hasSize(1);
  }

  @Test
  void aRecordThatComesAfterItsWaitWasOverIsReportedWithTheNextStepOfTime() throws Exception {
    finder.timeIs(Events.at("2026-03-01"));
    finder.arrives(processed(null, "claim-1", "2026-01-20"));
    finder.timeIs(Events.at("2026-03-01") + 1);
    assertThat(finder.exceptions()).hasSize(1);
  }

  @Test
  void aRecordThatFoundItsAccountIsNotReported() throws Exception {
    finder.arrives(processed(null, "claim-1", "2026-01-20"));
    finder.arrives(submitted("account-1", "claim-1", "2026-01-01"));
    finder.timeIs(Events.at("2026-03-01"));
    assertThat(finder.exceptions()).isEmpty();
    assertThat(finder.timers()).isZero();
  }

  @Test
  void theEndOfAllInputIsNoWaiting() throws Exception {
    finder.arrives(processed(null, "claim-1", "2026-01-20"));
    finder.timeIs(Long.MAX_VALUE);
    assertThat(finder.exceptions()).isEmpty();
  }

  @Test
  void aReplayReportsWaitsUpToItsLastDay() throws Exception {
    Pace replay = new Pace.Replay(LocalDate.parse("2026-01-27"), Long.MAX_VALUE, false);
    try (Finder past = new Finder(replay)) {
      past.arrives(processed(null, "claim-1", "2026-01-20"));
      past.arrives(processed(null, "claim-2", "2026-01-21"));
      past.timeIs(Long.MAX_VALUE);
      assertThat(past.exceptions())
          .singleElement()
          .satisfies(
              exception -> {
                assertThat(exception.getClaimId()).isEqualTo("claim-1");
                assertThat(exception.getAsOf()).isEqualTo("2026-01-27");
                assertThat(exception.getUpdatedAt()).isEqualTo("2026-01-27T00:00:00Z");
              });
    }
  }

  @Test
  void aRedeliveryGoesWhereTheFirstDeliveryWentToBeCountedThere() throws Exception {
    finder.arrives(processed(null, "claim-1", "2026-01-20"));
    finder.arrives(processed(null, "claim-1", "2026-01-20"));
    finder.arrives(submitted("account-1", "claim-1", "2026-01-01"));
    assertThat(finder.moves()).as("held once").containsExactly("+account-1 processed-claim-1");
    finder.arrives(processed(null, "claim-1", "2026-01-20"));
    finder.arrives(submitted("account-1", "claim-1", "2026-01-01"));
    assertThat(finder.moves())
        .containsExactly("+account-1 processed-claim-1", "+account-1 processed-claim-1");
  }

  @Test
  void anEventIdWithOtherContentIsSentOnByItsOwnClaims() throws Exception {
    EobEvent other = processed(null, "claim-2", "2026-01-20");
    other.setEventId("processed-claim-1");
    finder.arrives(processed(null, "claim-1", "2026-01-20"));
    finder.arrives(other);
    finder.arrives(submitted("account-2", "claim-2", "2026-01-01"));
    finder.arrives(submitted("account-1", "claim-1", "2026-01-01"));
    finder.arrives(other);
    assertThat(finder.moves())
        .containsExactly(
            "+account-2 processed-claim-1",
            "+account-1 processed-claim-1",
            "+account-2 processed-claim-1");
  }

  @Test
  void whatIsKnownOutlivesARestart() throws Exception {
    finder.arrives(submitted("account-2", "claim-1", "2026-01-10"));
    finder.arrives(processed(null, "claim-1", "2026-01-20"));
    finder.arrives(received(null, "payment-1", "2026-01-20", 100, "claim-1"));
    finder.arrives(processed(null, "claim-9", "2026-01-20"));
    finder.restart();
    finder.arrives(bounced(null, "payment-1", "2026-01-25", 100));
    finder.arrives(submitted("account-1", "claim-1", "2026-01-09"));
    assertThat(finder.held())
        .isEqualTo(
            Map.of(
                "account-1",
                Set.of("processed-claim-1", "received-payment-1", "bounced-payment-1")));
    finder.timeIs(Events.at("2026-01-27"));
    assertThat(finder.exceptions())
        .extracting(LedgerException::getKind)
        .as("the timer of what waits was kept too")
        .containsExactlyInAnyOrder(
            LedgerExceptionKind.CLAIM_ID_SHARED, LedgerExceptionKind.WAITING_FOR_CLAIM);
  }

  @Property(tries = 300)
  void whateverArrivesFirstTheRoutingIsTheSameInTheEnd(@ForAll long seed) throws Exception {
    Random random = new Random(seed);
    List<SpecificRecord> events = anyEvents(random);
    Map<String, Set<String>> expected = PlainRouting.of(events);
    for (int order = 0; order < 3; order++) {
      List<SpecificRecord> arrivals = new ArrayList<>(events);
      arrivals.add(events.get(random.nextInt(events.size()))); // one of them twice
      Collections.shuffle(arrivals, random);
      try (Finder other = new Finder(LIVE)) {
        for (SpecificRecord event : arrivals) {
          other.enters(event);
          for (int steps = random.nextInt(5); steps > 0; steps--) {
            other.step(random);
          }
        }
        other.settle(random);
        assertThat(other.held()).as("order %s of seed %s", order, seed).isEqualTo(expected);
      }
    }
  }

  /** Some claims of some accounts, and what is said of them without naming an account. */
  static List<SpecificRecord> anyEvents(Random random) {
    List<SpecificRecord> events = new ArrayList<>();
    int count = 4 + random.nextInt(8);
    for (int i = 0; i < count; i++) {
      String claim = "claim-" + random.nextInt(3);
      String otherClaim = "claim-" + random.nextInt(3);
      String payment = "payment-" + random.nextInt(2);
      String account = "account-" + random.nextInt(3);
      String day = LocalDate.parse("2026-01-01").plusDays(random.nextInt(20)).toString();
      switch (random.nextInt(6)) {
        case 0, 1 -> {
          ClaimEvent event = submitted(account, claim, day);
          event.setEventId("event-" + i);
          event.setSubmissionId("submission-" + random.nextInt(2));
          events.add(event);
        }
        case 2 -> {
          EobEvent event = processed(null, claim, day);
          event.setEventId("event-" + i);
          events.add(event);
        }
        case 3 ->
            events.add(named("event-" + i, received(null, payment, day, 100, claim, otherClaim)));
        case 4 -> events.add(named("event-" + i, received(account, payment, day, 100)));
        default -> events.add(named("event-" + i, bounced(null, payment, day, 100)));
      }
    }
    return events;
  }

  private static PaymentEvent named(String eventId, PaymentEvent payment) {
    payment.setEventId(eventId);
    return payment;
  }
}
