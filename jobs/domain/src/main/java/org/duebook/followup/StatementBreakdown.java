package org.duebook.followup;

/**
 * What a clear statement shows of the claims with an open patient balance. Amounts in cents.
 *
 * @param chargesCents what was charged
 * @param contractualCents what the insurers' contracts took off
 * @param insurerPaidCents what insurers paid
 * @param writtenOffCents what was written off, by either party's side
 * @param patientPaidCents what the patient paid
 * @param dueCents what the patient owes of it
 */
public record StatementBreakdown(
    long chargesCents,
    long contractualCents,
    long insurerPaidCents,
    long writtenOffCents,
    long patientPaidCents,
    long dueCents) {}
