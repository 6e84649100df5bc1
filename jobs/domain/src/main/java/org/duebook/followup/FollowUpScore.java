package org.duebook.followup;

/**
 * The factors of a priority (contract page, section 5).
 *
 * @param lateProbability that what is open is paid late, or null where the action does not depend
 *     on it
 * @param expectedLateCents what is expected to be late, or null likewise
 * @param recoverProbability that the action brings the money; 1 where it is owed and not weighed
 * @param costCents of the action; 0 where it is owed and not weighed
 * @param urgency factor of the deadline, 1 without one
 * @param fallback whether the late probability is the policy's prior and no model's
 */
public record FollowUpScore(
    Double lateProbability,
    Long expectedLateCents,
    double recoverProbability,
    long costCents,
    double urgency,
    boolean fallback) {}
