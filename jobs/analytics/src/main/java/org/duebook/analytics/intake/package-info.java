/**
 * From bytes to facts: what came in is decoded and checked, what is bad goes to {@code
 * rejected-events}, the rest to its account.
 */
package org.duebook.analytics.intake;
