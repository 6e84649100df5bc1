package org.duebook.analytics.ledger;

import java.time.Instant;
import java.time.LocalDate;
import org.duebook.ledger.AccountPosition;
import org.duebook.ledger.LedgerRules;

/**
 * One account as it stands on the day on which it speaks.
 *
 * @param state what the job keeps of it; what is said is noted there
 * @param key the account's key
 * @param position where it stands
 * @param rules the practice's settings
 * @param day the business day
 * @param now when it is said
 */
record Reading(
    AccountState state,
    String key,
    AccountPosition position,
    LedgerRules rules,
    LocalDate day,
    Instant now) {}
