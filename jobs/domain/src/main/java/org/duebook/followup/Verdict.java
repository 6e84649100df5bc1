package org.duebook.followup;

/**
 * Whether an action can be done, and why or why not; for whoever explains a follow-up.
 *
 * @param claimId the claim, or null on the patient's side
 * @param action name of the action
 * @param eligible whether it can be chosen
 * @param text why, in plain words
 */
public record Verdict(String claimId, String action, boolean eligible, String text) {}
