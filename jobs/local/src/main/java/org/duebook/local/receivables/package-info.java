/**
 * Turns a plain export of receivables into event files, for those who have no stream of events yet.
 */
package org.duebook.local.receivables;
