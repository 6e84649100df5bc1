package org.duebook.followup;

/**
 * What an action is worth, with every factor.
 *
 * @param amountCents R, what it can bring
 * @param valueCents R × uplift − cost, or the amount where it is owed
 * @param priorityCents value × urgency
 * @param score the factors
 */
record Worth(long amountCents, long valueCents, long priorityCents, FollowUpScore score) {}
