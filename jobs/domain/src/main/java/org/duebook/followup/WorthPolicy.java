package org.duebook.followup;

import java.util.List;
import java.util.Map;

/**
 * What actions cost and bring (contract page, section 5: the factors of the priority).
 *
 * @param ageFromDays the first age of every age band in days, rising from 0
 * @param patient by patient action; an action without an entry costs and brings nothing
 * @param payer by payer action, likewise
 * @param priorLatePatient late probability of a patient balance by age band, where no model tells
 * @param priorLateInsurer of an insurer balance, likewise
 * @param urgencies by days to the deadline, nearest first; without a deadline and beyond all of
 *     them the factor is 1
 */
public record WorthPolicy(
    List<Integer> ageFromDays,
    Map<PatientAction, PatientWorth> patient,
    Map<PayerAction, PayerWorth> payer,
    List<Double> priorLatePatient,
    List<Double> priorLateInsurer,
    List<Urgency> urgencies) {
  /** Group of all reason codes that are in no other, and of actions without a code. */
  public static final String OTHER_GROUP = "other";

  private static final PatientWorth NOTHING = new PatientWorth(0, 0, List.of());
  private static final PayerWorth NOTHING_FROM_PAYERS = new PayerWorth(0, 0, Map.of());

  /** Keeps its own copies, and checks the numbers. */
  public WorthPolicy {
    ageFromDays = List.copyOf(ageFromDays);
    patient = Map.copyOf(patient);
    payer = Map.copyOf(payer);
    priorLatePatient = List.copyOf(priorLatePatient);
    priorLateInsurer = List.copyOf(priorLateInsurer);
    urgencies = List.copyOf(urgencies);
    PolicyRange.rising("age bands", ageFromDays);
    if (ageFromDays.isEmpty() || ageFromDays.get(0) != 0) {
      throw PolicyRange.refused("age bands", ageFromDays, "the first to be 0");
    }
    PolicyRange.shares("prior late (patient)", priorLatePatient, ageFromDays.size());
    PolicyRange.shares("prior late (insurer)", priorLateInsurer, ageFromDays.size());
    if (priorLatePatient.isEmpty() || priorLateInsurer.isEmpty()) {
      throw PolicyRange.refused("prior late", "nothing", "one number for each age band");
    }
    for (PatientWorth worth : patient.values()) {
      PolicyRange.shares("recover", worth.recover(), ageFromDays.size());
    }
    PolicyRange.rising("urgency days", urgencies.stream().map(Urgency::withinDays).toList());
    for (int i = 0; i < urgencies.size(); i++) {
      double next = i + 1 < urgencies.size() ? urgencies.get(i + 1).factor() : 1;
      if (!(urgencies.get(i).factor() >= next)) {
        throw PolicyRange.refused(
            "urgency", urgencies.get(i).factor(), "none below that of a later deadline or 1");
      }
    }
  }

  PatientWorth of(PatientAction action) {
    return patient.getOrDefault(action, NOTHING);
  }

  PayerWorth of(PayerAction action) {
    return payer.getOrDefault(action, NOTHING_FROM_PAYERS);
  }

  /**
   * What a patient action costs and brings.
   *
   * @param costCents of doing it once
   * @param minutes of work
   * @param recover probability that it brings the money, by age band; empty for none
   */
  public record PatientWorth(long costCents, int minutes, List<Double> recover) {
    /** Keeps its own copy, and checks the numbers. */
    public PatientWorth {
      recover = List.copyOf(recover);
      PolicyRange.atLeast("cost-cents", costCents, 0);
      PolicyRange.atLeast("minutes", minutes, 0);
    }

    double recover(int ageBand) {
      return recover.isEmpty() ? 0 : recover.get(ageBand);
    }
  }

  /**
   * What a payer action costs and brings.
   *
   * @param costCents of doing it once
   * @param minutes of work
   * @param success probability that it brings the money, by group of reason codes
   */
  public record PayerWorth(long costCents, int minutes, Map<String, Double> success) {
    /** Keeps its own copy, and checks the numbers. */
    public PayerWorth {
      success = Map.copyOf(success);
      PolicyRange.atLeast("cost-cents", costCents, 0);
      PolicyRange.atLeast("minutes", minutes, 0);
      success.forEach((group, share) -> PolicyRange.share("success of " + group, share));
    }

    double success(String group) {
      return success.getOrDefault(group, success.getOrDefault(OTHER_GROUP, 0.0));
    }
  }

  /**
   * How much a near deadline weighs.
   *
   * @param withinDays the deadline is at most so many days away
   * @param factor at least 1
   */
  public record Urgency(int withinDays, double factor) {}
}
