package org.duebook.local.explain;

import org.duebook.followup.PatientAction;
import org.duebook.followup.PayerAction;

/**
 * What makes a follow-up go away, as the planner's rules have it (contract page, section 5): what
 * has to be told to the ledger for another action, or none, to be the best one.
 */
final class FollowUpEnd {
  private static final String STOPPED =
      "; or the balance is paid or written off, or a hold, a dispute or an application for"
          + " assistance comes";

  private FollowUpEnd() {}

  static String of(PatientAction action) {
    return switch (action) {
      case HOLD ->
          "the hold is released, the dispute closed and the application decided; or nothing is open"
              + " any more";
      case REFUND_CREDIT -> "the credit is refunded, or used up; or a legal hold comes";
      case REVIEW_CREDIT ->
          "its cause is told: a correction, a reversal or a refund ends the credit";
      case MATCH_PAYMENT -> "the money is allocated, or given back; or a hold comes";
      case RECALL_FROM_AGENCY -> "the account is recalled from the agency";
      case VERIFY_CONTACT_INFO ->
          "contact details are renewed or the patient is spoken with" + STOPPED;
      case FRONT_DESK_REMINDER -> "the visit is over or cancelled" + STOPPED;
      case SMALL_BALANCE_WRITE_OFF ->
          "it is written off or paid; the patient is heard of; a visit comes near; or a charge makes"
              + " the balance larger";
      case PLAN_DEFAULT_CONTACT -> "the instalment is paid, or the plan ends" + STOPPED;
      case SCREEN_ASSISTANCE -> "assistance is applied for or decided" + STOPPED;
      case SEND_STATEMENT -> "the statement is sent" + STOPPED;
      case SEND_REMINDER -> "the reminder is sent, or what it is about is past" + STOPPED;
      case CALL_PATIENT ->
          "the patient is spoken with, or the limit of attempts is reached" + STOPPED;
      case OFFER_PAYMENT_PLAN -> "a plan is started" + STOPPED;
      case AGENCY_REVIEW -> "the account is placed with an agency, or a payment comes" + STOPPED;
      case WRITE_OFF_REVIEW -> "it is written off or paid, or another action can be done again";
      case NO_ACTION -> "an event comes or a day passes that makes another action eligible";
    };
  }

  static String of(PayerAction action) {
    return switch (action) {
      case HOLD -> "the hold is released; or nothing is open any more";
      case REFUND_CREDIT -> "the payer's money is refunded or taken back; or a legal hold comes";
      case REVIEW_CREDIT ->
          "its cause is told: a correction, a reversal or a refund ends the credit; or a hold comes";
      case FIX_REJECTION -> "the claim is sent again or accepted, or the filing time runs out";
      case CORRECT_AND_RESUBMIT ->
          "a replacement is sent, the payer pays or decides anew, or the time for it runs out";
      case SUBMIT_APPEAL ->
          "the appeal is filed, the payer pays or decides anew, or the time for it runs out";
      case APPEAL_UNDERPAYMENT ->
          "the appeal is filed, the payer decides anew, or the time for it runs out";
      case BILL_SECONDARY -> "the next payer decides, or the first sends the claim on to it";
      case CALL_PAYER -> "the payer is asked, or it decides";
      case WRITE_OFF_REVIEW -> "it is written off or paid, or another action can be done again";
      case NO_ACTION -> "an event comes or a day passes that makes another action eligible";
    };
  }
}
