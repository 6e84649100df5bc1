package org.duebook.ledger;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/**
 * Draws logs of one account with up to three claims: whole stories of claims, and facts of every
 * kind that fit no story. Ids come from small pools, so that facts correct each other, reversals
 * name what is there, what is not and themselves, and money meets claims that never come.
 *
 * <p>Times are few, so that many facts share one; a random rank opens each event id, so that the
 * order among them is random too.
 */
public final class FactLogs {
  /** Nothing is dated before this day; a switch to summer time lies shortly after it. */
  public static final LocalDate FIRST_DAY = LocalDate.of(2026, 3, 1);

  /** Nothing is dated after this day. */
  public static final LocalDate LAST_DAY = FIRST_DAY.plusDays(60);

  private static final long MILLIS_PER_DAY = 86_400_000L;
  private static final List<String> CLAIMS = List.of("c1", "c2", "c3");

  /** A fact that still lacks its event id and its time. */
  private interface Draft {
    Fact at(String eventId, long occurredAt);
  }

  private record Dated(Draft draft, int day) {}

  private FactLogs() {}

  /** What a submission says beside its amount and the number of its payers. */
  private record Particulars(String primaryPayer, int servedDaysAfter, Long expectedAllowed) {}

  /** Logs of 0 to about 45 facts, in no particular order. */
  public static Arbitrary<List<Fact>> logs() {
    return logs(1);
  }

  /**
   * The same logs with their days so many times as far apart; the last is then at most that many
   * times 60 days after {@link #FIRST_DAY}.
   */
  public static Arbitrary<List<Fact>> logs(int spread) {
    Arbitrary<List<Dated>> stories = story().list().ofMaxSize(3).map(FactLogs::flat);
    Arbitrary<List<Dated>> strays =
        Combinators.combine(stray(), Arbitraries.integers().between(0, 60))
            .as(Dated::new)
            .list()
            .ofMaxSize(14);
    return Combinators.combine(stories, strays)
        .as((one, other) -> flat(List.of(one, other)))
        .flatMap(drafts -> named(drafts, spread));
  }

  private static <T> List<T> flat(List<List<T>> lists) {
    return lists.stream().flatMap(List::stream).toList();
  }

  private static Arbitrary<List<Fact>> named(List<Dated> drafts, int spread) {
    Arbitrary<Tuple.Tuple2<Integer, Long>> rankAndTime =
        Combinators.combine(
                Arbitraries.integers().between(0, 9),
                Arbitraries.of(0L, 43_200_000L, MILLIS_PER_DAY - 1))
            .as(Tuple::of);
    return rankAndTime
        .list()
        .ofSize(drafts.size())
        .map(
            places -> {
              List<Fact> facts = new ArrayList<>();
              for (int i = 0; i < drafts.size(); i++) {
                Dated dated = drafts.get(i);
                long start =
                    FIRST_DAY
                        .plusDays((long) dated.day() * spread)
                        .atStartOfDay()
                        .toInstant(ZoneOffset.UTC)
                        .toEpochMilli();
                String eventId = "%d-%02d".formatted(places.get(i).get1(), i);
                facts.add(dated.draft().at(eventId, start + places.get(i).get2()));
              }
              return facts;
            });
  }

  // A story: a claim is sent, explained, paid and looked after, with amounts that fit each other.

  private static Arbitrary<List<Dated>> story() {
    Arbitrary<Integer> percent = Arbitraries.of(0, 10, 25, 50, 100);
    Arbitrary<Boolean> sometimes = Arbitraries.of(true, false, false);
    return Combinators.combine(
            Arbitraries.of(CLAIMS),
            Arbitraries.of(5_000L, 10_001L, 50_000L),
            Arbitraries.integers().between(0, 2),
            percent,
            percent,
            Arbitraries.integers().between(0, 20),
            sometimes.list().ofSize(12),
            particulars())
        .as(FactLogs::story);
  }

  private static List<Dated> story(
      String claim,
      long charge,
      int payers,
      int contractualPercent,
      int sharePercent,
      int day,
      List<Boolean> turns,
      Particulars particulars) {
    List<Dated> facts = new ArrayList<>();
    facts.add(new Dated(submission(claim, "s-" + claim, charge, payers, true, particulars), day));
    long contractual = charge * contractualPercent / 100;
    long share = (charge - contractual) * sharePercent / 100;
    long paid = charge - contractual - share;
    if (payers > 0) {
      facts.add(
          new Dated(
              remittance(claim, "e-" + claim + "1", 1, paid, "45", contractual, share), day + 7));
      if (paid > 0) {
        facts.add(
            new Dated(
                payment("p-" + claim + "1", PaymentFact.Source.INSURER, claim, paid), day + 8));
      }
    }
    if (payers > 1) {
      long rest = turns.get(0) ? share : share / 2;
      facts.add(
          new Dated(
              remittance(
                  claim,
                  "e-" + claim + "2",
                  2,
                  share - rest,
                  turns.get(1) ? "45" : "50",
                  turns.get(2) ? charge : 0,
                  rest),
              day + 14));
    }
    if (turns.get(3)) {
      facts.add(
          new Dated(
              payment("p-" + claim + "2", PaymentFact.Source.PATIENT, claim, share + 1), day + 15));
    }
    if (turns.get(4)) {
      facts.add(new Dated(paymentReversal("p-" + claim + "3", "p-" + claim + "2"), day + 18));
    }
    if (turns.get(5)) {
      facts.add(
          new Dated(
              writeOff(
                  "w-" + claim, claim, Party.PATIENT, share + 1, WriteOffFact.Reason.SMALL_BALANCE),
              day + 12));
    }
    if (turns.get(6)) {
      facts.add(
          new Dated(
              writeOff(
                  "w-" + claim + "i",
                  claim,
                  Party.INSURER,
                  paid + 1,
                  WriteOffFact.Reason.TIMELY_FILING),
              day + 16));
    }
    if (turns.get(7)) {
      facts.add(
          new Dated(
              submission(
                  claim,
                  "s-" + claim + "r",
                  charge / 2,
                  payers,
                  false,
                  new Particulars("payer-2", 0, particulars.expectedAllowed())),
              day + 20));
    }
    if (turns.get(8)) {
      facts.add(new Dated(notice(claim, "s-" + claim, ClaimFact.Type.VOIDED), day + 25));
    }
    if (turns.get(9)) {
      facts.add(
          new Dated(remittanceReversal(claim, "e-" + claim + "r", "e-" + claim + "1"), day + 9));
    }
    if (turns.get(10)) {
      facts.add(
          new Dated(activity("a-" + claim, ActivityFact.Type.STATEMENT_SENT, null), day + 15));
    }
    if (turns.get(11)) {
      facts.add(
          new Dated(activity("a-" + claim + "2", ActivityFact.Type.STATEMENT_SENT, claim), day));
    }
    return facts;
  }

  // Strays: each fact on its own, its ids from the pools of the stories.

  private static Arbitrary<Draft> stray() {
    Arbitrary<String> claim = Arbitraries.of("c1", "c1", "c2", "c3");
    Arbitrary<String> submissionId = Arbitraries.of("s-c1", "s-c2", "s-c1r", "s-x", "s-y");
    Arbitrary<String> eobId = Arbitraries.of("e-c11", "e-c12", "e-c21", "e-c1r", "e-x", "e-y");
    Arbitrary<String> paymentId = Arbitraries.of("p-c11", "p-c12", "p-c21", "p-c13", "p-x", "p-y");
    Arbitrary<String> writeOffId = Arbitraries.of("w-c1", "w-c2", "w-c1i", "w-x");
    Arbitrary<String> activityId = Arbitraries.of("a-c1", "a-c12", "a-x", "a-y");
    Arbitrary<Long> cents = Arbitraries.of(1L, 2_500L, 5_000L, 10_000L, 50_000L);
    Arbitrary<Long> signed = Arbitraries.of(-2_500L, 0L, 1L, 2_500L, 5_000L, 60_000L);
    Arbitrary<PaymentFact.Source> source = Arbitraries.of(PaymentFact.Source.class);

    Arbitrary<Draft> submissions =
        Combinators.combine(
                claim,
                submissionId,
                Arbitraries.of(0L, 2_500L, 10_000L, 50_000L),
                Arbitraries.integers().between(0, 3),
                Arbitraries.of(true, false),
                particulars())
            .as(FactLogs::submission);
    Arbitrary<Draft> notices =
        Combinators.combine(
                claim,
                submissionId,
                Arbitraries.of(
                    ClaimFact.Type.VOIDED, ClaimFact.Type.ACCEPTED, ClaimFact.Type.REJECTED))
            .as(FactLogs::notice);
    Arbitrary<Draft> remittances =
        Combinators.combine(
                claim,
                eobId,
                Arbitraries.of(1, 1, 2, 3),
                Arbitraries.of(0L, 1L, 2_500L, 60_000L),
                cents.injectNull(0.3),
                adjustment(signed).list().ofMaxSize(3))
            .as(
                (about, id, sequence, paid, allowed, adjustments) ->
                    (eventId, occurredAt) ->
                        remittance(
                            eventId, occurredAt, id, about, sequence, paid, allowed, adjustments));
    Arbitrary<Draft> remittanceReversals =
        Combinators.combine(claim, eobId, eobId).as(FactLogs::remittanceReversal);
    Arbitrary<Draft> payments =
        Combinators.combine(
                paymentId,
                Arbitraries.of(PaymentFact.Type.RECEIVED, PaymentFact.Type.REFUNDED),
                source,
                cents,
                Combinators.combine(claim, cents).as(Allocation::new).list().ofMaxSize(3))
            .as(FactLogs::payment);
    Arbitrary<Draft> paymentReversals =
        Combinators.combine(paymentId, paymentId).as(FactLogs::paymentReversal);
    Arbitrary<Draft> writeOffs =
        Combinators.combine(
                writeOffId,
                claim,
                Arbitraries.of(Party.class),
                cents,
                Arbitraries.of(WriteOffFact.Reason.class))
            .as(FactLogs::writeOff);
    Arbitrary<Draft> writeOffReversals =
        Combinators.combine(writeOffId, claim, writeOffId).as(FactLogs::writeOffReversal);
    Arbitrary<Draft> activities =
        Combinators.combine(
                activityId,
                Arbitraries.of(ActivityFact.Type.STATEMENT_SENT, ActivityFact.Type.CONVERSATION),
                claim.injectNull(0.5))
            .as(FactLogs::activity);
    return Arbitraries.frequencyOf(
        Tuple.of(3, submissions),
        Tuple.of(2, notices),
        Tuple.of(4, remittances),
        Tuple.of(2, remittanceReversals),
        Tuple.of(4, payments),
        Tuple.of(3, paymentReversals),
        Tuple.of(2, writeOffs),
        Tuple.of(2, writeOffReversals),
        Tuple.of(2, activities));
  }

  private static Arbitrary<RemittanceAdjustment> adjustment(Arbitrary<Long> cents) {
    return Combinators.combine(
            Arbitraries.of(AdjustmentGroup.class),
            Arbitraries.of("45", "45", "1", "23", "16", "999"),
            cents)
        .as(RemittanceAdjustment::new);
  }

  private static Arbitrary<Particulars> particulars() {
    return Combinators.combine(
            Arbitraries.of("payer-1", "payer-1", "payer-2"),
            Arbitraries.of(0, 0, 1, -30, -90, 40),
            Arbitraries.of(2_500L, 5_000L, 20_000L).injectNull(0.3))
        .as(Particulars::new);
  }

  // Drafts of each kind.

  private static Draft submission(
      String claim,
      String submissionId,
      long billed,
      int payers,
      boolean first,
      Particulars particulars) {
    List<Coverage> coverages =
        Stream.iterate(1, it -> it <= payers, it -> it + 1)
            .map(sequence -> sequence == 1 ? particulars.primaryPayer() : "payer-" + sequence)
            .map(payerId -> new Coverage(payerId, PayerClass.COMMERCIAL))
            .toList();
    ClaimTerms terms =
        new ClaimTerms(
            FIRST_DAY.plusDays(particulars.servedDaysAfter()),
            billed,
            particulars.expectedAllowed(),
            "USD",
            coverages);
    ClaimFact.Type type = first ? ClaimFact.Type.SUBMITTED : ClaimFact.Type.REPLACED;
    return (eventId, occurredAt) ->
        new ClaimFact(eventId, occurredAt, claim, submissionId, type, terms);
  }

  private static Draft notice(String claim, String submissionId, ClaimFact.Type type) {
    return (eventId, occurredAt) ->
        new ClaimFact(eventId, occurredAt, claim, submissionId, type, null);
  }

  private static Draft remittance(
      String claim,
      String eobId,
      int sequence,
      long paid,
      String code,
      long reduction,
      long share) {
    List<RemittanceAdjustment> adjustments =
        List.of(
            new RemittanceAdjustment(AdjustmentGroup.CO, code, reduction),
            new RemittanceAdjustment(AdjustmentGroup.PR, "1", share));
    return (eventId, occurredAt) ->
        remittance(eventId, occurredAt, eobId, claim, sequence, paid, paid + share, adjustments);
  }

  private static RemittanceFact remittance(
      String eventId,
      long occurredAt,
      String eobId,
      String claim,
      int sequence,
      long paid,
      Long allowed,
      List<RemittanceAdjustment> adjustments) {
    return new RemittanceFact(
        eventId,
        occurredAt,
        eobId,
        claim,
        RemittanceFact.Type.PROCESSED,
        null,
        "payer-" + sequence,
        sequence,
        allowed,
        paid,
        adjustments,
        List.of(),
        false,
        null);
  }

  private static Draft remittanceReversal(String claim, String eobId, String reverses) {
    return (eventId, occurredAt) ->
        new RemittanceFact(
            eventId,
            occurredAt,
            eobId,
            claim,
            RemittanceFact.Type.REVERSED,
            reverses,
            "payer-1",
            1,
            null,
            0,
            List.of(),
            List.of(),
            false,
            null);
  }

  private static Draft payment(
      String paymentId, PaymentFact.Source source, String claim, long cents) {
    return payment(
        paymentId, PaymentFact.Type.RECEIVED, source, 0, List.of(new Allocation(claim, cents)));
  }

  /** A payment of its allocations and some unapplied cents; at least one cent in all. */
  private static Draft payment(
      String paymentId,
      PaymentFact.Type type,
      PaymentFact.Source source,
      long unapplied,
      List<Allocation> allocations) {
    long allocated = allocations.stream().mapToLong(Allocation::amountCents).sum();
    return (eventId, occurredAt) ->
        new PaymentFact(
            eventId,
            occurredAt,
            paymentId,
            type,
            source,
            null,
            PaymentFact.Method.CHECK,
            allocated + unapplied,
            allocations,
            null,
            null);
  }

  private static Draft paymentReversal(String paymentId, String reverses) {
    return (eventId, occurredAt) ->
        new PaymentFact(
            eventId,
            occurredAt,
            paymentId,
            PaymentFact.Type.REVERSED,
            PaymentFact.Source.PATIENT,
            null,
            PaymentFact.Method.CHECK,
            1,
            List.of(),
            reverses,
            null);
  }

  private static Draft writeOff(
      String adjustmentId, String claim, Party party, long cents, WriteOffFact.Reason reason) {
    return (eventId, occurredAt) ->
        new WriteOffFact(
            eventId,
            occurredAt,
            adjustmentId,
            claim,
            WriteOffFact.Type.WRITTEN_OFF,
            reason,
            party,
            cents,
            null);
  }

  private static Draft writeOffReversal(String adjustmentId, String claim, String reverses) {
    return (eventId, occurredAt) ->
        new WriteOffFact(
            eventId,
            occurredAt,
            adjustmentId,
            claim,
            WriteOffFact.Type.REVERSED,
            WriteOffFact.Reason.COURTESY,
            Party.PATIENT,
            1,
            reverses);
  }

  private static Draft activity(String activityId, ActivityFact.Type type, String claim) {
    return (eventId, occurredAt) ->
        new ActivityFact(eventId, occurredAt, activityId, type, claim, null, null, null);
  }
}
