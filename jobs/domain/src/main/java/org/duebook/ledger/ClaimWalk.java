package org.duebook.ledger;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Folds the facts of one claim into its position, in the order of their moments, and reads the
 * clocks on the way (contract page, section 2).
 *
 * <p>The amounts at any step are a function of the facts up to it, so the last step's amounts do
 * not depend on the path. The clocks do: each is the day of the last step at which its condition
 * began to hold.
 *
 * <p>The statement clock is left open: a walk sees the facts of one claim, and a statement may be
 * for the whole account.
 *
 * <p>One walk serves one claim and is thrown away.
 */
final class ClaimWalk {
  private final ReasonCodes reasonCodes;
  private final BusinessCalendar calendar;

  private ClaimFact liveSubmission;
  private boolean voided;
  private Moment earliestSubmitted;
  private Moment earliestReplaced;
  private final Map<Integer, RemittanceFact> latestBySequence = new TreeMap<>();
  private final Set<String> reversedEobIds = new HashSet<>();
  private final Map<String, ClaimFact> acknowledgements = new HashMap<>();

  private long charge;
  private long contractual;
  private long share;
  private long overstated;
  private final List<DatedCents> recoveries = new ArrayList<>();
  private LocalDate patientResponsibleOn;
  private final Side insurer = new Side();
  private final Side patient = new Side();

  /** One party's part of the claim: sums of what moved, what is left of them, and the clocks. */
  private static final class Side {
    private long cash;
    private long declaredWriteOffs;
    private long writeOffs;
    private long open;
    private LocalDate settledOn;
    private LocalDate creditSince;

    /** Splits what is left after cash into write-offs in force and an open amount. */
    void weigh(long left) {
      writeOffs = Math.max(0, Math.min(declaredWriteOffs, left));
      open = left - writeOffs;
    }

    void moveClocks(boolean hasSomethingToSettle, LocalDate day) {
      // Writing off is not paying: a balance that a write-off helped to clear is not settled.
      boolean settled = hasSomethingToSettle && open <= 0 && writeOffs == 0;
      settledOn = settled ? firstDay(settledOn, day) : null;
      creditSince = open < 0 ? firstDay(creditSince, day) : null;
    }

    private static LocalDate firstDay(LocalDate running, LocalDate day) {
      return running == null ? day : running;
    }
  }

  private ClaimWalk(ReasonCodes reasonCodes, BusinessCalendar calendar) {
    this.reasonCodes = reasonCodes;
    this.calendar = calendar;
  }

  /**
   * The position after all given facts. Facts must hold (no corrected ones) and be known on the
   * as-of day.
   *
   * @param claimId the claim
   * @param submissions its claim facts
   * @param remittances its PROCESSED explanations
   * @param cash money on the claim
   * @param writeOffs write-offs declared and taken back
   */
  static Walked walk(
      String claimId,
      List<ClaimFact> submissions,
      List<Explained> remittances,
      List<Movement> cash,
      List<Movement> writeOffs,
      ReasonCodes reasonCodes,
      BusinessCalendar calendar) {
    List<Step> steps =
        new ArrayList<>(submissions.size() + remittances.size() + cash.size() + writeOffs.size());
    ClaimWalk walk = new ClaimWalk(reasonCodes, calendar);
    submissions.forEach(fact -> steps.add(Step.of(fact.moment(), () -> walk.submit(fact))));
    for (Explained explained : remittances) {
      RemittanceFact fact = explained.fact();
      steps.add(
          Step.of(fact.moment(), () -> walk.latestBySequence.put(fact.payerSequence(), fact)));
      if (explained.reversedAt() != null) {
        steps.add(Step.of(explained.reversedAt(), () -> walk.reversedEobIds.add(fact.eobId())));
      }
    }
    for (Movement movement : cash) {
      Side side = walk.side(movement.party());
      steps.add(new Step(movement.moment(), () -> side.cash += movement.cents(), true));
    }
    for (Movement movement : writeOffs) {
      Side side = walk.side(movement.party());
      steps.add(Step.of(movement.moment(), () -> side.declaredWriteOffs += movement.cents()));
    }
    steps.sort(Comparator.comparing(Step::moment));
    for (int i = 0; i < steps.size(); i++) {
      Moment moment = steps.get(i).moment();
      steps.get(i).effect().run();
      // What was undone before it came never stood: both are one step, and no clock sees between.
      boolean more = i + 1 < steps.size() && steps.get(i + 1).moment().equals(moment);
      if (!more) {
        LocalDate day = calendar.dayOf(moment.occurredAt());
        long writtenOff = walk.writtenOff();
        walk.settle(day);
        if (steps.get(i).movesCash() && walk.writtenOff() != writtenOff) {
          walk.recoveries.add(new DatedCents(day, writtenOff - walk.writtenOff()));
        }
      }
    }
    return new Walked(walk.position(claimId), walk.recoveries, walk.evidence());
  }

  /**
   * What a walk comes to.
   *
   * @param position where the claim stands
   * @param recoveries what payments took off write-offs in force
   * @param evidence the facts it stands on, or null if the claim is not seen
   */
  record Walked(ClaimPosition position, List<DatedCents> recoveries, ClaimEvidence evidence) {}

  /**
   * A payer's decision and when it was taken back.
   *
   * @param fact a PROCESSED
   * @param reversedAt when a reversal of it takes effect, or null
   */
  record Explained(RemittanceFact fact, Moment reversedAt) {}

  private record Step(Moment moment, Runnable effect, boolean movesCash) {
    static Step of(Moment moment, Runnable effect) {
      return new Step(moment, effect, false);
    }
  }

  private long writtenOff() {
    return insurer.writeOffs + patient.writeOffs;
  }

  private ClaimEvidence evidence() {
    if (liveSubmission == null) {
      return null;
    }
    boolean hasRemittances = !voided && !liveSubmission.terms().selfPay();
    return new ClaimEvidence(
        liveSubmission,
        acknowledgements.get(liveSubmission.submissionId()),
        voided,
        hasRemittances
            ? latestBySequence.values().stream().filter(this::isLive).toList()
            : List.of());
  }

  private Side side(Party party) {
    return switch (party) {
      case INSURER -> insurer;
      case PATIENT -> patient;
    };
  }

  private void submit(ClaimFact fact) {
    switch (fact.type()) {
      case SUBMITTED -> {
        liveSubmission = fact;
        voided = false;
        if (earliestSubmitted == null) {
          earliestSubmitted = fact.moment();
        }
      }
      case REPLACED -> {
        liveSubmission = fact;
        voided = false;
        if (earliestReplaced == null) {
          earliestReplaced = fact.moment();
        }
      }
      case VOIDED -> voided = liveSubmission != null;
      // Acknowledgements move no money.
      case ACCEPTED, REJECTED -> acknowledgements.put(fact.submissionId(), fact);
    }
  }

  private boolean isLive(RemittanceFact latest) {
    return !reversedEobIds.contains(latest.eobId());
  }

  /** Makes the amounts of this step and moves the clocks whose condition changed. */
  private void settle(LocalDate day) {
    if (liveSubmission == null) {
      return;
    }
    adjudicate();
    charge = voided ? 0 : liveSubmission.terms().billedCents();
    insurer.weigh(charge - contractual - share - insurer.cash);
    patient.weigh(share - patient.cash);

    if (share == 0) {
      patientResponsibleOn = null;
    } else if (patientResponsibleOn == null) {
      patientResponsibleOn = day;
    }
    boolean billedToInsurers = !liveSubmission.terms().selfPay() && charge > 0;
    insurer.moveClocks(billedToInsurers, day);
    patient.moveClocks(share > 0, day);
  }

  /** K and S, and whether S is released, from the live submission and the live remittances. */
  private void adjudicate() {
    contractual = 0;
    share = 0;
    overstated = 0;
    if (voided) {
      return;
    }
    ClaimTerms terms = liveSubmission.terms();
    if (terms.selfPay()) {
      share = terms.billedCents();
      return;
    }
    long paid = 0;
    long highestShare = 0;
    int coveragesDecided = 0;
    for (RemittanceFact remittance : latestBySequence.values()) {
      if (!isLive(remittance)) {
        continue;
      }
      long statedContractual = 0;
      highestShare = 0;
      for (RemittanceAdjustment adjustment : remittance.adjustments()) {
        switch (reasonCodes.categoryOf(adjustment)) {
          case CONTRACTUAL -> statedContractual += adjustment.amountCents();
          case PATIENT -> highestShare += adjustment.amountCents();
          case DENIAL, PRIOR_PAYER -> {
            // A denial stays open with the insurer; a prior payer's part is that payer's own
            // remittance.
          }
        }
      }
      paid += remittance.paidCents();
      long left = Math.max(0, terms.billedCents() - contractual - paid);
      long posted = Math.min(statedContractual, left);
      contractual += posted;
      overstated += statedContractual - posted;
      if (remittance.payerSequence() <= terms.coverages().size()) {
        coveragesDecided++;
      }
    }
    if (coveragesDecided == terms.coverages().size()) {
      share = Math.max(0, Math.min(highestShare, terms.billedCents() - contractual - paid));
    }
  }

  private ClaimPosition position(String claimId) {
    Moment billed = earliestSubmitted != null ? earliestSubmitted : earliestReplaced;
    boolean seen = liveSubmission != null;
    return new ClaimPosition(
        claimId,
        seen,
        seen ? liveSubmission.terms() : null,
        charge,
        contractual,
        share,
        seen ? insurer.cash : 0,
        seen ? patient.cash : 0,
        insurer.writeOffs,
        patient.writeOffs,
        overstated,
        billed == null ? null : calendar.dayOf(billed.occurredAt()),
        patientResponsibleOn,
        null,
        insurer.settledOn,
        patient.settledOn,
        insurer.creditSince,
        patient.creditSince);
  }
}
