package org.duebook.latepayment;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.duebook.followup.AccountActivities;
import org.duebook.ledger.AccountPayment;
import org.duebook.ledger.AccountPosition;
import org.duebook.ledger.BusinessCalendar;
import org.duebook.ledger.ClaimEvidence;
import org.duebook.ledger.ClaimPosition;
import org.duebook.ledger.Party;
import org.duebook.ledger.ReasonCodes;

/** The shares of an account as of a day, and what they have in common. */
public final class AccountShares {
  private final AccountPosition position;
  private final LateHorizons horizons;
  private final ReasonCodes reasonCodes;
  private final AccountActivities activities;
  private final PartyShares insurer;
  private final PartyShares patient;

  /**
   * The shares of a position.
   *
   * @param position as of the day
   * @param horizons until when a share is not late
   * @param reasonCodes the reference table of adjustment reason codes
   * @param calendar the practice's business days
   */
  public AccountShares(
      AccountPosition position,
      LateHorizons horizons,
      ReasonCodes reasonCodes,
      BusinessCalendar calendar) {
    this(position, AccountActivities.of(position, calendar), horizons, reasonCodes);
  }

  /** The shares of a position whose activities were read already. */
  public AccountShares(
      AccountPosition position,
      AccountActivities activities,
      LateHorizons horizons,
      ReasonCodes reasonCodes) {
    this.position = position;
    this.activities = activities;
    this.horizons = horizons;
    this.reasonCodes = reasonCodes;
    insurer = new PartyShares(Party.INSURER);
    patient = new PartyShares(Party.PATIENT);
  }

  /** What one party's shares have in common. */
  final class PartyShares {
    private final Party party;
    private final List<ShareOutcome> outcomes = new ArrayList<>();
    private long openCents;
    private int openCount;
    private long oldestDays;
    private LocalDate lastPaymentOn;

    PartyShares(Party party) {
      this.party = party;
      for (ClaimPosition claim : position.claims()) {
        ShareOutcome outcome = ShareOutcome.of(claim, party, position.asOf(), horizons);
        if (outcome != null) {
          outcomes.add(outcome);
        }
        if (claim.openCents(party) > 0 && claim.responsibleOn(party) != null) {
          openCents += claim.openCents(party);
          openCount++;
          oldestDays = Math.max(oldestDays, daysSince(claim.responsibleOn(party)));
        }
      }
      outcomes.sort(
          Comparator.comparing(ShareOutcome::knownOn).thenComparing(ShareOutcome::claimId));
      for (AccountPayment payment : position.payments()) {
        if (payment.isReceived() && payment.payment().source().party() == party) {
          lastPaymentOn = payment.on();
        }
      }
    }

    Party party() {
      return party;
    }

    long openCents() {
      return openCents;
    }

    int openCount() {
      return openCount;
    }

    long oldestDays() {
      return oldestDays;
    }

    LocalDate lastPaymentOn() {
      return lastPaymentOn;
    }

    /** Outcomes of the party's other shares, the one known first first. */
    List<ShareOutcome> outcomesBeside(String claimId) {
      return outcomes.stream().filter(outcome -> !outcome.claimId().equals(claimId)).toList();
    }
  }

  /** Days from a day to that of the position, at least 0. */
  long daysSince(LocalDate day) {
    return Math.max(0, ChronoUnit.DAYS.between(day, position.asOf()));
  }

  /** The open shares of a party, in order of the claims. */
  public List<OpenShare> open(Party party) {
    List<OpenShare> shares = new ArrayList<>();
    for (int i = 0; i < position.claims().size(); i++) {
      OpenShare share = openShare(i, party);
      if (share != null) {
        shares.add(share);
      }
    }
    return shares;
  }

  /** The open share of a party on a claim, or null if nothing is open there. */
  public OpenShare open(String claimId, Party party) {
    for (int i = 0; i < position.claims().size(); i++) {
      if (position.claims().get(i).claimId().equals(claimId)) {
        return openShare(i, party);
      }
    }
    return null;
  }

  private OpenShare openShare(int index, Party party) {
    ClaimPosition claim = position.claims().get(index);
    if (claim.openCents(party) <= 0 || claim.responsibleOn(party) == null) {
      return null;
    }
    ClaimEvidence evidence = position.evidence().get(index);
    return new OpenShare(this, party == Party.PATIENT ? patient : insurer, claim, evidence);
  }

  LocalDate asOf() {
    return position.asOf();
  }

  AccountActivities activities() {
    return activities;
  }

  ReasonCodes reasonCodes() {
    return reasonCodes;
  }

  LateHorizons horizons() {
    return horizons;
  }

  /** Payments of a party that bounced or were charged back on or after a day. */
  int bouncedSince(LocalDate day, Party party) {
    int bounced = 0;
    for (AccountPayment payment : position.payments()) {
      if (payment.undoneOn() != null
          && !payment.undoneOn().isBefore(day)
          && payment.payment().source().party() == party) {
        bounced++;
      }
    }
    return bounced;
  }
}
