package org.duebook.local.history;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.duebook.analytics.record.AccountKey;
import org.duebook.analytics.rules.BusinessRules;
import org.duebook.analytics.rules.PracticeRules;
import org.duebook.kpi.AccountFigures;
import org.duebook.kpi.Ageing;
import org.duebook.kpi.PartyFigures;
import org.duebook.ledger.AccountLedger;
import org.duebook.ledger.AccountPosition;
import org.duebook.ledger.Allocation;
import org.duebook.ledger.ClaimFact;
import org.duebook.ledger.Finding;
import org.duebook.ledger.Moment;
import org.duebook.ledger.PaymentFact;
import org.duebook.ledger.RemittanceFact;
import org.duebook.schemas.AccountKpis;
import org.duebook.schemas.AgingBuckets;
import org.duebook.schemas.DaysToPay;
import org.duebook.schemas.PartyKpis;

/**
 * What a history comes to, without a stream: all events up to a day are laid out on the table,
 * those without an account are given to the one that the contract names (section 1), and the
 * domain's ledger adds up. Slow and plain, to compare the job with.
 */
public final class PlainFold {
  private final BusinessRules businessRules;
  private final PracticeRules rules;

  /** A fold under the practices' rules. */
  public PlainFold(BusinessRules businessRules) {
    this.businessRules = businessRules;
    this.rules = new PracticeRules(businessRules);
  }

  /** The books as of a day: events dated later are not known. */
  public Books asOf(LocalDate day, Collection<HistoryEvent> history) {
    return new Books(day, history);
  }

  /** The books of all practices as of one day. */
  public final class Books {
    private final LocalDate day;
    private final Map<String, HistoryEvent> known = new HashMap<>();
    private final Map<String, Map<String, Moment>> submissions = new HashMap<>();
    private final Map<String, Set<String>> accountsByClaim = new HashMap<>();
    private final Map<String, Account> accounts = new TreeMap<>();
    private final List<HistoryEvent> unlocated = new ArrayList<>();

    private record Account(String practiceId, String accountId, AccountLedger ledger) {}

    private Books(LocalDate day, Collection<HistoryEvent> history) {
      this.day = day;
      for (HistoryEvent event : history) {
        if (!dayOf(event).isAfter(day)) {
          known.putIfAbsent(event.eventId(), event);
        }
      }
      known.values().forEach(this::noteSubmission);
      known.values().forEach(this::enter);
    }

    private LocalDate dayOf(HistoryEvent event) {
      return rules.calendar(event.practiceId()).dayOf(event.occurredAt());
    }

    private void noteSubmission(HistoryEvent event) {
      if (event.fact() instanceof ClaimFact claim && claim.type().isSubmission()) {
        String claimKey = event.practiceId() + '/' + claim.claimId();
        // A correction of a submission holds in place of what it corrects.
        String submission = event.accountId() + '/' + claim.type() + '/' + claim.submissionId();
        submissions
            .computeIfAbsent(claimKey, key -> new HashMap<>())
            .merge(submission, claim.moment(), Moment::later);
        accountsByClaim.computeIfAbsent(claimKey, key -> new HashSet<>()).add(event.accountId());
      }
    }

    private String accountOfClaim(String practiceId, String claimId) {
      return submissions.getOrDefault(practiceId + '/' + claimId, Map.of()).entrySet().stream()
          .min(Map.Entry.comparingByValue())
          .map(entry -> entry.getKey().substring(0, entry.getKey().indexOf('/')))
          .orElse(null);
    }

    private void enter(HistoryEvent event) {
      String accountId = accountOf(event);
      if (accountId == null) {
        unlocated.add(event);
        return;
      }
      accounts
          .computeIfAbsent(
              AccountKey.of(event.practiceId(), accountId),
              key -> new Account(event.practiceId(), accountId, new AccountLedger()))
          .ledger()
          .record(event.fact());
    }

    private String accountOf(HistoryEvent event) {
      if (event.accountId() != null) {
        return event.accountId();
      }
      if (event.fact() instanceof RemittanceFact remittance) {
        return accountOfClaim(event.practiceId(), remittance.claimId());
      }
      PaymentFact payment = (PaymentFact) event.fact();
      for (Allocation allocation : payment.allocations()) {
        String accountId = accountOfClaim(event.practiceId(), allocation.claimId());
        if (accountId != null) {
          return accountId;
        }
      }
      return payment.type() == PaymentFact.Type.REVERSED
          ? accountOfPayment(event.practiceId(), payment.reversesPaymentId())
          : null;
    }

    private String accountOfPayment(String practiceId, String paymentId) {
      String accountId = null;
      Moment latest = null;
      for (HistoryEvent event : known.values()) {
        if (event.practiceId().equals(practiceId)
            && event.fact() instanceof PaymentFact payment
            && payment.type() != PaymentFact.Type.REVERSED
            && payment.paymentId().equals(paymentId)
            && accountOf(event) != null
            && (latest == null || payment.moment().compareTo(latest) > 0)) {
          accountId = accountOf(event);
          latest = payment.moment();
        }
      }
      return accountId;
    }

    /** The figures of every account of which anything is known, by key. */
    public Map<String, AccountKpis> accountKpis() {
      Map<String, AccountKpis> kpis = new TreeMap<>();
      accounts.forEach(
          (key, account) -> {
            AccountPosition position = position(account);
            if (!position.claims().isEmpty() || position.unappliedCents() != 0) {
              kpis.put(key, kpis(account, figures(position)));
            }
          });
      return kpis;
    }

    private AccountPosition position(Account account) {
      return account.ledger().position(day, rules.ledger(account.practiceId()));
    }

    private AccountFigures figures(AccountPosition position) {
      return AccountFigures.of(position, businessRules.ageingClock());
    }

    /** What a person should know of the accounts. */
    public Set<Notice> accountNotices() {
      Set<Notice> notices = new HashSet<>();
      for (Account account : accounts.values()) {
        for (Finding finding : figures(position(account)).findings()) {
          notices.add(Notice.of(account.practiceId(), account.accountId(), finding));
        }
      }
      return notices;
    }

    /** Claim ids that two accounts of a practice use. */
    public Set<Notice> sharedClaimNotices() {
      Set<Notice> notices = new HashSet<>();
      accountsByClaim.forEach(
          (claimKey, accountIds) -> {
            if (accountIds.size() > 1) {
              int slash = claimKey.indexOf('/');
              notices.add(
                  Notice.ofSharedClaim(
                      claimKey.substring(0, slash), claimKey.substring(slash + 1)));
            }
          });
      return notices;
    }

    /**
     * Records that no account was found for, and that have been so for as long as is reported, as
     * of the start of a day.
     */
    public Set<Notice> waitingNotices(LocalDate startOf) {
      Set<Notice> notices = new HashSet<>();
      for (HistoryEvent event : unlocated) {
        LocalDate due = dayOf(event).plusDays(businessRules.waitingReportDays());
        if (!due.isAfter(startOf)) {
          notices.add(Notice.ofWaiting(event));
        }
      }
      return notices;
    }
  }

  private static AccountKpis kpis(Books.Account account, AccountFigures figures) {
    return AccountKpis.newBuilder()
        .setPracticeId(account.practiceId())
        .setAccountId(account.accountId())
        .setAsOf(figures.asOf())
        .setUpdatedAt(Instant.EPOCH)
        .setInsurer(kpis(figures.insurer()))
        .setPatient(kpis(figures.patient()))
        .setUnappliedCents(figures.unappliedCents())
        .setChargesCents(figures.chargesCents())
        .setContractualCents(figures.contractualCents())
        .setCashCents(figures.cashCents())
        .setNetCollectionRate(figures.netCollectionRate())
        .setAgedOver90Share(figures.agedOver90Share())
        .setFirstStatementOn(figures.firstStatementOn())
        .setLastPaymentOn(figures.lastPaymentOn())
        .build();
  }

  private static PartyKpis kpis(PartyFigures figures) {
    Ageing ageing = figures.ageing();
    return PartyKpis.newBuilder()
        .setReceivableCents(figures.receivableCents())
        .setCreditCents(figures.creditCents())
        .setOpenCount(figures.openCount())
        .setOldestDays(figures.oldestDays())
        .setAging(
            new AgingBuckets(
                ageing.days0To30(),
                ageing.days31To60(),
                ageing.days61To90(),
                ageing.days91To120(),
                ageing.daysOver120()))
        .setDaysToPay(
            figures.daysToPay() == null
                ? null
                : new DaysToPay(
                    figures.daysToPay().count(),
                    figures.daysToPay().mean(),
                    figures.daysToPay().median(),
                    figures.daysToPay().p90()))
        .build();
  }
}
