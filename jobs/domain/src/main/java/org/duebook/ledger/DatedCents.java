package org.duebook.ledger;

import java.time.LocalDate;

/**
 * An amount and the business day it counts on.
 *
 * @param on the day
 * @param cents signed
 */
public record DatedCents(LocalDate on, long cents) {}
