package org.duebook.local.history;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.duebook.ledger.ActivityFact;
import org.duebook.ledger.AdjustmentGroup;
import org.duebook.ledger.Allocation;
import org.duebook.ledger.ClaimFact;
import org.duebook.ledger.ClaimTerms;
import org.duebook.ledger.Coverage;
import org.duebook.ledger.Fact;
import org.duebook.ledger.Party;
import org.duebook.ledger.PayerClass;
import org.duebook.ledger.PaymentFact;
import org.duebook.ledger.RemittanceAdjustment;
import org.duebook.ledger.RemittanceFact;
import org.duebook.ledger.WriteOffFact;

/**
 * Draws histories in which everything that makes a ledger hard happens often: corrections,
 * reversals, some dated before what they undo or undoing nothing, replacements, voids, bounced
 * checks, refunds, write-offs, payments split over claims, money without a claim, claims that never
 * come, claim ids that two accounts use, remittances and payments that name no account, events of
 * one instant, events on the edges of days. The same seed draws the same history.
 *
 * <p>Amounts and courses are not realistic; every event keeps the rules of the contract, so that
 * none is refused.
 */
public final class AwkwardHistory {
  private static final String[] CODES = {"45", "45", "45", "253", "16", "50", "23", "ZZ9"};
  private static final AdjustmentGroup[] GROUPS = AdjustmentGroup.values();
  private static final PayerClass[] PAYER_CLASSES = PayerClass.values();
  private static final ActivityFact.Channel[] CHANNELS = ActivityFact.Channel.values();
  private static final WriteOffFact.Reason[] REASONS = WriteOffFact.Reason.values();
  private static final PaymentFact.Method[] METHODS = PaymentFact.Method.values();
  private static final ActivityFact.Type[] ACTIVITIES = ActivityFact.Type.values();

  private final Random random;
  private final LocalDate firstDay;
  private final LocalDate lastDay;
  private final List<HistoryEvent> events = new ArrayList<>();
  private int names;

  private AwkwardHistory(long seed, LocalDate firstDay, LocalDate lastDay) {
    this.random = new Random(seed);
    this.firstDay = firstDay;
    this.lastDay = lastDay;
  }

  /**
   * A history.
   *
   * @param seed what is drawn
   * @param accounts how many, spread over three practices
   * @param firstDay of services
   * @param lastDay of everything
   * @return the events, each once, in the order of their moments
   */
  public static List<HistoryEvent> of(
      long seed, int accounts, LocalDate firstDay, LocalDate lastDay) {
    AwkwardHistory history = new AwkwardHistory(seed, firstDay, lastDay);
    for (int account = 1; account <= accounts; account++) {
      history.account("practice-" + (1 + account % 3), "account-" + account);
    }
    history.events.sort(Comparator.comparing(event -> event.fact().moment()));
    return history.events;
  }

  /** One account while its events are drawn. */
  private final class Account {
    private final String practiceId;
    private final String accountId;
    private final List<String> claimIds = new ArrayList<>();

    Account(String practiceId, String accountId) {
      this.practiceId = practiceId;
      this.accountId = accountId;
    }

    void tell(Fact fact) {
      tell(accountId, fact);
    }

    /** As a clearing house tells it, which often knows only the claim. */
    void tellOfClaim(Fact fact) {
      tell(chance(30) ? null : accountId, fact);
    }

    private void tell(String namedAccountId, Fact fact) {
      long end = lastDay.plusDays(1).atStartOfDay().toInstant(ZoneOffset.UTC).toEpochMilli();
      // Half a day is left free, so that the last day is the same in every zone of America.
      if (fact.occurredAt() < end - LocalTime.NOON.toSecondOfDay() * 1000L) {
        events.add(new HistoryEvent(practiceId, namedAccountId, fact));
      }
    }
  }

  private boolean chance(int percent) {
    return random.nextInt(100) < percent;
  }

  private long cents(long most) {
    return 1L + random.nextInt((int) Math.max(1, most));
  }

  private String named(String kind) {
    return kind + "-" + ++names;
  }

  /** Drawn, so that the order of names is not that of telling. */
  private String eventId() {
    return "%06x-%d".formatted(random.nextInt(1 << 24), ++names);
  }

  /** Some instant of a day: often an edge, and often the same as another's. */
  private static long at(LocalDate day, int draw) {
    LocalTime time =
        switch (draw % 8) {
          case 0 -> LocalTime.MIDNIGHT;
          case 1 -> LocalTime.of(23, 59, 59, 999_000_000);
          case 2 -> LocalTime.of(4, 59, 59, 999_000_000);
          case 3 -> LocalTime.of(5, 0);
          default -> LocalTime.of(8 + draw % 8, 0);
        };
    return day.atTime(time).toInstant(ZoneOffset.UTC).toEpochMilli();
  }

  private long at(LocalDate day) {
    return at(day, random.nextInt(8));
  }

  /** A day later than the given one by 0 to so many days; rarely, a little before it. */
  private LocalDate soonAfter(LocalDate day, int mostDays) {
    return chance(5) ? day.minusDays(random.nextInt(5)) : day.plusDays(random.nextInt(mostDays));
  }

  private void account(String practiceId, String accountId) {
    Account account = new Account(practiceId, accountId);
    int claims = 1 + random.nextInt(3);
    for (int i = 0; i < claims; i++) {
      claim(account, i);
    }
    if (chance(30)) {
      unallocatedMoney(account);
    }
    if (chance(50)) {
      activity(account, null, randomDay());
    }
  }

  private LocalDate randomDay() {
    return firstDay.plusDays(random.nextInt((int) (lastDay.toEpochDay() - firstDay.toEpochDay())));
  }

  private void claim(Account account, int number) {
    // Every so often two accounts of a practice use one id.
    String claimId =
        number == 0 && chance(10)
            ? "shared-" + account.practiceId + "-" + random.nextInt(2)
            : named("claim");
    LocalDate serviceOn = randomDay();
    LocalDate billedOn = soonAfter(serviceOn, 8);
    long billed = 1_000L + random.nextInt(100_000);
    int payers = chance(20) ? 0 : chance(60) ? 1 : 2;
    account.claimIds.add(claimId);

    if (!chance(5)) {
      submit(account, ClaimFact.Type.SUBMITTED, claimId, serviceOn, billedOn, billed, payers);
    }
    if (chance(40)) {
      ClaimFact.Type answer = chance(80) ? ClaimFact.Type.ACCEPTED : ClaimFact.Type.REJECTED;
      notice(account, answer, claimId, soonAfter(billedOn, 4));
    }
    LocalDate decidedOn = soonAfter(billedOn, 40);
    for (int sequence = 1; sequence <= Math.max(payers, chance(5) ? 3 : 0); sequence++) {
      decidedOn = soonAfter(decidedOn, 20);
      if (chance(90)) {
        remittance(account, claimId, sequence, billed, decidedOn);
      }
    }
    if (chance(15)) {
      long again = chance(50) ? billed : cents(billed * 2);
      LocalDate replacedOn = soonAfter(decidedOn, 20);
      submit(account, ClaimFact.Type.REPLACED, claimId, serviceOn, replacedOn, again, payers);
      if (payers > 0) {
        remittance(account, claimId, 1, again, soonAfter(replacedOn, 30));
      }
    }
    if (chance(6)) {
      notice(account, ClaimFact.Type.VOIDED, claimId, soonAfter(decidedOn, 60));
    }
    LocalDate statementOn = soonAfter(decidedOn, 10);
    if (chance(60)) {
      activity(account, claimId, statementOn);
    }
    for (int i = random.nextInt(3); i > 0; i--) {
      patientPayment(account, billed, soonAfter(statementOn, 90));
    }
    if (chance(20)) {
      writeOff(account, claimId, billed, soonAfter(decidedOn, 90));
    }
  }

  private void submit(
      Account account,
      ClaimFact.Type type,
      String claimId,
      LocalDate serviceOn,
      LocalDate on,
      long billed,
      int payers) {
    List<Coverage> coverages = new ArrayList<>();
    for (int sequence = 1; sequence <= payers; sequence++) {
      coverages.add(
          new Coverage("payer-" + sequence, PAYER_CLASSES[random.nextInt(PAYER_CLASSES.length)]));
    }
    ClaimTerms terms =
        new ClaimTerms(serviceOn, billed, chance(50) ? billed / 2 : null, "USD", coverages);
    String submissionId = named("submission");
    long at = at(on);
    account.tell(new ClaimFact(eventId(), at, claimId, submissionId, type, terms));
    if (chance(5)) {
      ClaimTerms corrected =
          new ClaimTerms(serviceOn.minusDays(1), billed + 100, null, "USD", coverages);
      long later = at(soonAfter(on, 5));
      account.tell(new ClaimFact(eventId(), later, claimId, submissionId, type, corrected));
    }
  }

  private void notice(Account account, ClaimFact.Type type, String claimId, LocalDate on) {
    account.tell(new ClaimFact(eventId(), at(on), claimId, named("submission"), type, null));
  }

  private void remittance(
      Account account, String claimId, int sequence, long billed, LocalDate on) {
    String eobId = named("eob");
    long paid = chance(15) ? 0 : cents(billed);
    account.tellOfClaim(processed(eobId, claimId, sequence, billed, paid, on));
    LocalDate later = soonAfter(on, 30);
    if (chance(8)) {
      account.tellOfClaim(processed(eobId, claimId, sequence, billed, cents(billed), later));
    }
    if (chance(10)) {
      reverseRemittance(account, claimId, sequence, chance(90) ? eobId : "eob-of-nobody", later);
    }
    if (paid > 0 && chance(90)) {
      insurerPayment(account, claimId, sequence, paid, soonAfter(on, 6));
    }
  }

  private RemittanceFact processed(
      String eobId, String claimId, int sequence, long billed, long paid, LocalDate on) {
    List<RemittanceAdjustment> adjustments = new ArrayList<>();
    long rest = billed - paid;
    if (rest > 0) {
      long patient = random.nextInt((int) rest + 1);
      if (patient > 0) {
        adjustments.add(
            new RemittanceAdjustment(AdjustmentGroup.PR, chance(50) ? "1" : "2", patient));
      }
      AdjustmentGroup group =
          chance(80) ? AdjustmentGroup.CO : GROUPS[random.nextInt(GROUPS.length)];
      // Now and then more than was left, and now and then less than nothing.
      long amount = chance(10) ? rest : chance(5) ? -cents(500) : rest - patient;
      adjustments.add(new RemittanceAdjustment(group, CODES[random.nextInt(CODES.length)], amount));
    }
    return new RemittanceFact(
        eventId(),
        at(on),
        eobId,
        claimId,
        RemittanceFact.Type.PROCESSED,
        null,
        chance(95) ? "payer-" + sequence : "payer-of-another",
        sequence,
        chance(70) ? paid : null,
        paid,
        adjustments,
        chance(20) ? List.of("MA130", "N19") : List.of(),
        chance(20),
        chance(50) ? named("trace") : null);
  }

  private void reverseRemittance(
      Account account, String claimId, int sequence, String reversesEobId, LocalDate on) {
    account.tellOfClaim(
        new RemittanceFact(
            eventId(),
            at(on),
            named("eob"),
            claimId,
            RemittanceFact.Type.REVERSED,
            reversesEobId,
            "payer-" + sequence,
            sequence,
            null,
            -5,
            List.of(new RemittanceAdjustment(AdjustmentGroup.CO, "45", -3)),
            List.of(),
            false,
            null));
  }

  private void insurerPayment(
      Account account, String claimId, int sequence, long paid, LocalDate on) {
    PaymentFact payment =
        new PaymentFact(
            eventId(),
            at(on),
            named("payment"),
            PaymentFact.Type.RECEIVED,
            PaymentFact.Source.INSURER,
            "payer-" + sequence,
            PaymentFact.Method.EFT,
            paid,
            List.of(new Allocation(claimId, paid)),
            null,
            chance(50) ? named("trace") : null);
    account.tellOfClaim(payment);
    perhapsUndo(account, payment, 8);
  }

  private void patientPayment(Account account, long most, LocalDate on) {
    List<Allocation> allocations = new ArrayList<>();
    long allocated = 0;
    for (String claimId : account.claimIds) {
      if (chance(60)) {
        long part = cents(most / 3 + 1);
        allocations.add(new Allocation(claimId, part));
        allocated += part;
      }
    }
    long amount = allocated + (allocations.isEmpty() || chance(20) ? cents(5_000) : 0);
    PaymentFact payment =
        new PaymentFact(
            eventId(),
            at(on),
            named("payment"),
            PaymentFact.Type.RECEIVED,
            chance(90) ? PaymentFact.Source.PATIENT : PaymentFact.Source.AGENCY,
            null,
            METHODS[random.nextInt(METHODS.length)],
            amount,
            allocations,
            null,
            null);
    tellPayment(account, payment);
    perhapsUndo(account, payment, 15);
    if (chance(6)) {
      // A correction: another event tells of the same payment.
      tellPayment(
          account,
          new PaymentFact(
              eventId(),
              at(soonAfter(on, 10)),
              payment.paymentId(),
              PaymentFact.Type.RECEIVED,
              payment.source(),
              null,
              payment.method(),
              payment.amountCents() + 100,
              payment.allocations(),
              null,
              null));
    }
    if (chance(8)) {
      refund(account, payment, soonAfter(on, 30));
    }
  }

  /** Only what is allocated can be found through its claim. */
  private static void tellPayment(Account account, PaymentFact payment) {
    if (payment.allocations().isEmpty()) {
      account.tell(payment);
    } else {
      account.tellOfClaim(payment);
    }
  }

  private void perhapsUndo(Account account, PaymentFact payment, int percent) {
    if (!chance(percent)) {
      return;
    }
    for (int i = chance(20) ? 2 : 1; i > 0; i--) {
      boolean namesNothing = chance(40);
      LocalDate on = soonAfter(dayOf(payment), 20);
      PaymentFact reversal =
          new PaymentFact(
              eventId(),
              at(on),
              named("payment"),
              PaymentFact.Type.REVERSED,
              payment.source(),
              payment.payerId(),
              payment.method(),
              payment.amountCents(),
              namesNothing ? List.of() : payment.allocations(),
              chance(95) ? payment.paymentId() : "payment-of-nobody",
              null);
      if (namesNothing && chance(70)) {
        // Neither account nor claim: it goes where the payment went.
        account.tell(null, reversal);
      } else {
        account.tell(reversal);
      }
      if (chance(15)) {
        account.tell(
            new PaymentFact(
                eventId(),
                at(soonAfter(on, 10)),
                named("payment"),
                PaymentFact.Type.REVERSED,
                payment.source(),
                null,
                payment.method(),
                payment.amountCents(),
                List.of(),
                reversal.paymentId(),
                null));
      }
    }
  }

  private static LocalDate dayOf(Fact fact) {
    return LocalDate.ofEpochDay(Math.floorDiv(fact.occurredAt(), 86_400_000L));
  }

  private void refund(Account account, PaymentFact payment, LocalDate on) {
    account.tell(
        new PaymentFact(
            eventId(),
            at(on),
            named("payment"),
            PaymentFact.Type.REFUNDED,
            payment.source(),
            null,
            payment.method(),
            payment.amountCents(),
            chance(50) ? List.of() : payment.allocations(),
            null,
            null));
  }

  private void unallocatedMoney(Account account) {
    List<Allocation> allocations =
        chance(40) ? List.of(new Allocation("claim-of-nobody", 50)) : List.of();
    account.tell(
        new PaymentFact(
            eventId(),
            at(randomDay()),
            named("payment"),
            PaymentFact.Type.RECEIVED,
            PaymentFact.Source.PATIENT,
            null,
            PaymentFact.Method.CASH,
            50 + cents(10_000),
            allocations,
            null,
            null));
  }

  private void writeOff(Account account, String claimId, long most, LocalDate on) {
    String adjustmentId = named("adjustment");
    Party party = chance(60) ? Party.PATIENT : Party.INSURER;
    WriteOffFact.Reason reason = REASONS[random.nextInt(REASONS.length)];
    long amount = cents(most);
    account.tell(
        new WriteOffFact(
            eventId(),
            at(on),
            adjustmentId,
            claimId,
            WriteOffFact.Type.WRITTEN_OFF,
            reason,
            party,
            amount,
            null));
    if (chance(30)) {
      account.tell(
          new WriteOffFact(
              eventId(),
              at(soonAfter(on, 40)),
              named("adjustment"),
              claimId,
              WriteOffFact.Type.REVERSED,
              reason,
              party,
              amount,
              adjustmentId));
    }
  }

  private void activity(Account account, String claimId, LocalDate on) {
    boolean statement = chance(60);
    account.tell(
        new ActivityFact(
            eventId(),
            at(on),
            named("activity"),
            statement
                ? ActivityFact.Type.STATEMENT_SENT
                : ACTIVITIES[random.nextInt(ACTIVITIES.length)],
            chance(50) ? claimId : null,
            chance(50) ? CHANNELS[random.nextInt(CHANNELS.length)] : null,
            chance(20) ? on.plusDays(10) : null,
            chance(20) ? "LEGAL" : null));
  }
}
