/**
 * Follow-ups: what a billing office does next about an account and its claims, and what that is
 * worth (contract page, section 5).
 *
 * <p>{@link org.duebook.followup.Planner} decides from a position, a policy and scores alone. It
 * knows nothing of where they come from and what time it is.
 */
package org.duebook.followup;
