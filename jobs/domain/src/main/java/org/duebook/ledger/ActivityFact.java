package org.duebook.ledger;

import java.time.LocalDate;

/**
 * Something was done or heard about an account, outside money and claims (contract page, section
 * 5).
 *
 * @param eventId unique name of the event
 * @param occurredAt milliseconds since the epoch
 * @param activityId names the activity
 * @param type what it was
 * @param claimId the claim it is about, or null for the whole account
 * @param channel how the patient was reached, or null
 * @param dueOn when an instalment or promise falls due, or null
 * @param code what more there is to say, such as the cause of a hold, or null
 */
public record ActivityFact(
    String eventId,
    long occurredAt,
    String activityId,
    Type type,
    String claimId,
    Channel channel,
    LocalDate dueOn,
    String code)
    implements Fact {

  /** Kinds of activity. */
  public enum Type {
    /** A statement of what is due went out. */
    STATEMENT_SENT,
    /** A reminder went out. */
    REMINDER_SENT,
    /** A call was tried. */
    CALL_ATTEMPTED,
    /** Somebody was spoken with. */
    CONVERSATION,
    /** Returned mail, bounced e-mail, wrong number. */
    CONTACT_FAILED,
    /** Contact details were renewed. */
    CONTACT_UPDATED,
    /** A channel may not be used any more. */
    OPTED_OUT,
    /** A channel may be used again. */
    OPTED_IN,
    /** Consent to a channel was given. */
    CONSENT_GIVEN,
    /** The patient promised to pay. */
    PROMISE_MADE,
    /** An instalment plan began. */
    PLAN_STARTED,
    /** An instalment falls due. */
    PLAN_INSTALMENT_DUE,
    /** An instalment was not paid. */
    PLAN_INSTALMENT_MISSED,
    /** The plan is over. */
    PLAN_ENDED,
    /** The patient disputes what is asked. */
    DISPUTE_OPENED,
    /** The dispute is settled. */
    DISPUTE_CLOSED,
    /** Financial assistance was applied for. */
    ASSISTANCE_APPLIED,
    /** The application was decided. */
    ASSISTANCE_DECIDED,
    /** An appeal went to the payer. */
    APPEAL_FILED,
    /** The payer decided the appeal. */
    APPEAL_DECIDED,
    /** The payer was asked. */
    PAYER_CONTACTED,
    /** A visit was booked. */
    APPOINTMENT_BOOKED,
    /** A visit was cancelled. */
    APPOINTMENT_CANCELLED,
    /** The account went to an agency. */
    AGENCY_PLACED,
    /** The account came back from the agency. */
    AGENCY_RECALLED,
    /** Nothing may be done. */
    HOLD_PLACED,
    /** The hold is over. */
    HOLD_RELEASED,
    /** The last notice before an agency went out. */
    FINAL_NOTICE_SENT
  }

  /** Ways to reach a patient. */
  public enum Channel {
    /** Letter. */
    MAIL,
    /** E-mail. */
    EMAIL,
    /** Text message. */
    SMS,
    /** Telephone call. */
    PHONE,
    /** The practice's portal. */
    PORTAL,
    /** At the front desk. */
    IN_PERSON
  }

  @Override
  public BusinessId businessId() {
    return new BusinessId(BusinessId.Kind.ACTIVITY, activityId);
  }
}
