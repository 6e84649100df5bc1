package org.duebook.local.explain;

import org.duebook.followup.PatientAction;
import org.duebook.followup.PayerAction;

/** Names the gate that an action belongs to; gates decide in the order of the actions. */
final class Gates {
  private static final String HOLD = "hold (a legal one first, another after refunds)";

  private Gates() {}

  static String of(PatientAction action) {
    return switch (action) {
      case HOLD -> HOLD;
      case REFUND_CREDIT -> "refund";
      case REVIEW_CREDIT, MATCH_PAYMENT -> "review";
      case RECALL_FROM_AGENCY -> "agency must stop";
      case VERIFY_CONTACT_INFO -> "contact details";
      case FRONT_DESK_REMINDER -> "visit";
      case SMALL_BALANCE_WRITE_OFF -> "small balance";
      case PLAN_DEFAULT_CONTACT -> "plan default";
      case SCREEN_ASSISTANCE -> "assistance";
      case SEND_STATEMENT, SEND_REMINDER, CALL_PATIENT, OFFER_PAYMENT_PLAN -> "outreach";
      case AGENCY_REVIEW -> "agency";
      case WRITE_OFF_REVIEW -> "write-off";
      case NO_ACTION -> "nothing to do";
    };
  }

  static String of(PayerAction action) {
    return switch (action) {
      case HOLD -> HOLD;
      case REFUND_CREDIT -> "refund";
      case REVIEW_CREDIT -> "review";
      case FIX_REJECTION,
          CORRECT_AND_RESUBMIT,
          SUBMIT_APPEAL,
          APPEAL_UNDERPAYMENT,
          BILL_SECONDARY,
          CALL_PAYER ->
          "payer actions";
      case WRITE_OFF_REVIEW -> "write-off";
      case NO_ACTION -> "nothing to do";
    };
  }
}
