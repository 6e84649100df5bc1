package org.duebook.local.dashboard.page;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.duebook.local.dashboard.book.Book;
import org.duebook.schemas.FollowUpKind;
import org.duebook.schemas.FollowUpReason;
import org.duebook.schemas.PatientFollowUp;
import org.duebook.schemas.PayerFollowUp;
import org.duebook.schemas.WorklistItem;

/**
 * What follow-ups of patients and of payers have in common.
 *
 * @param kind with whom
 * @param action what to do
 * @param priorityCents what the rank comes from
 * @param balanceCents what is open
 * @param late probability of being late; null: nobody said
 * @param why the first reason; null: there is none
 * @param modelId what gave the probability; {@link #NO_MODEL}: no model did
 * @param policyId what decided
 * @param updatedAt when it was made
 */
record JudgedFollowUp(
    FollowUpKind kind,
    String action,
    long priorityCents,
    long balanceCents,
    Double late,
    String why,
    String modelId,
    String policyId,
    Instant updatedAt) {
  /** Stands in the contract in place of a model. */
  static final String NO_MODEL = "none";

  /** Every follow-up that is kept. */
  static Stream<JudgedFollowUp> all(Book book) {
    return Stream.concat(
        book.patientFollowUps().values().stream().map(JudgedFollowUp::of),
        book.payerFollowUps().values().stream().map(JudgedFollowUp::of));
  }

  /**
   * The follow-up that an item of a worklist stands for; null if it is gone, or is another by now:
   * a list is made now and then, a follow-up at once.
   */
  static JudgedFollowUp behind(WorklistItem item, Book book) {
    JudgedFollowUp now;
    if (item.getKind() == FollowUpKind.PATIENT) {
      PatientFollowUp followUp = book.patientFollowUps().get(item.getKey());
      now = followUp == null ? null : of(followUp);
    } else {
      PayerFollowUp followUp = book.payerFollowUps().get(item.getKey());
      now = followUp == null ? null : of(followUp);
    }
    return now != null
            && now.action.equals(item.getAction())
            && now.priorityCents == item.getPriorityCents()
        ? now
        : null;
  }

  private static JudgedFollowUp of(PatientFollowUp followUp) {
    return new JudgedFollowUp(
        FollowUpKind.PATIENT,
        followUp.getAction().name(),
        followUp.getPriorityCents(),
        followUp.getBalanceCents(),
        followUp.getScore().getLateProbability(),
        first(followUp.getReasons()),
        followUp.getModelId(),
        followUp.getPolicyId(),
        followUp.getUpdatedAt());
  }

  private static JudgedFollowUp of(PayerFollowUp followUp) {
    return new JudgedFollowUp(
        FollowUpKind.PAYER,
        followUp.getAction().name(),
        followUp.getPriorityCents(),
        followUp.getBalanceCents(),
        followUp.getScore().getLateProbability(),
        first(followUp.getReasons()),
        followUp.getModelId(),
        followUp.getPolicyId(),
        followUp.getUpdatedAt());
  }

  private static String first(List<FollowUpReason> reasons) {
    return reasons.isEmpty() ? null : reasons.get(0).getText();
  }
}
