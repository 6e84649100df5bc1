package org.duebook.ledger;

/**
 * Money or a write-off that came to, or left, one party's side of one claim.
 *
 * @param moment when it takes effect; for a reversal, not before what it undoes
 * @param party whose side
 * @param cents signed; positive lowers what the party owes
 */
record Movement(Moment moment, Party party, long cents) {}
