package org.duebook.ledger;

/**
 * The part of a payment that is meant for one claim.
 *
 * @param claimId the claim, known or not
 * @param amountCents above 0
 */
public record Allocation(String claimId, long amountCents) {}
