package org.duebook.followup;

import org.duebook.ledger.ActivityFact.Channel;

/**
 * What else could be done now about a patient account.
 *
 * @param action the action
 * @param channel how, or null
 * @param priorityCents value times urgency
 * @param valueCents what it is worth
 */
public record PatientAlternate(
    PatientAction action, Channel channel, long priorityCents, long valueCents) {}
