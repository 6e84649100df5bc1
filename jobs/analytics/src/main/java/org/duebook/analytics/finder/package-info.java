/**
 * Finds the account of records that do not name one: an 835 knows the claim, not the account
 * (contract page, section 1).
 *
 * <p>Two keyed steps. The claim directory knows, per claim, which account it was seen in. The
 * search holds, per sought record, its bytes and what the directory answered, and sends it to its
 * account; when a later answer is a better one, it takes the record back and sends it on, so that
 * the order of arrivals does not matter.
 */
package org.duebook.analytics.finder;
