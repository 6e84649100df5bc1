package org.duebook.local.explain;

import java.time.LocalDate;
import org.duebook.ledger.Fact;

/**
 * A fact as it is shown: when it took effect and whether it still counts.
 *
 * @param fact the fact
 * @param on its business day
 * @param standing why it does not count, or not any more; null if it counts
 */
record ToldFact(Fact fact, LocalDate on, String standing) {}
