/**
 * The ledger: facts in, positions out.
 *
 * <p>A claim is its facts, and its position is a pure fold over them (contract page, section 2).
 * Nothing in here knows where facts come from, what time it is, or where positions go.
 */
package org.duebook.ledger;
