package org.duebook.followup;

/**
 * One reason of a follow-up.
 *
 * @param code stable name such as {@code STATEMENT_DUE}; no code of a remittance
 * @param text the same in plain words, without ids
 */
public record FollowUpReason(String code, String text) {}
