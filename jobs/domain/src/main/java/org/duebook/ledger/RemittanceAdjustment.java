package org.duebook.ledger;

/**
 * Why a payer paid less (or more) than was billed.
 *
 * @param group who answers for the amount
 * @param reasonCode claim adjustment reason code (X12 list 139)
 * @param amountCents signed; positive lowers the payment
 */
public record RemittanceAdjustment(AdjustmentGroup group, String reasonCode, long amountCents) {}
