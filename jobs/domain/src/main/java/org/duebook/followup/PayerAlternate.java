package org.duebook.followup;

/**
 * What else could be done now about a claim.
 *
 * @param action the action
 * @param priorityCents value times urgency
 * @param valueCents what it is worth
 */
public record PayerAlternate(PayerAction action, long priorityCents, long valueCents) {}
