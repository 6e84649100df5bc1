/**
 * The worklists: of all open follow-ups of a practice the most pressing, in their order. Sorted in
 * two steps, so that one huge practice is no more than a merge of a few short lists.
 */
package org.duebook.analytics.worklist;
