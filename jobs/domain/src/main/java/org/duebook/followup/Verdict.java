package org.duebook.followup;

/**
 * Whether an action can be done, and why or why not; for whoever explains a follow-up. Amounts in
 * cents; those of an action that cannot be chosen are null.
 *
 * @param claimId the claim, or null on the patient's side
 * @param action name of the action
 * @param eligible whether it can be chosen
 * @param text why, in plain words
 * @param amountCents R, what it can bring, or null
 * @param valueCents R × uplift − cost, or null
 * @param priorityCents value × urgency, or null
 */
public record Verdict(
    String claimId,
    String action,
    boolean eligible,
    String text,
    Long amountCents,
    Long valueCents,
    Long priorityCents) {}
