/**
 * Whether the order of the follow-ups helps: what a team would have brought in on a history, under
 * this order and under others.
 */
package org.duebook.local.ranking;
