/** The keyed ledger: facts of one account in, its figures, exceptions and refusals out. */
package org.duebook.analytics.ledger;
