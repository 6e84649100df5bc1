package org.duebook.ledger;

/**
 * One plan that a claim is billed to.
 *
 * @param payerId the practice's id of the payer
 * @param payerClass the kind of plan
 */
public record Coverage(String payerId, PayerClass payerClass) {}
