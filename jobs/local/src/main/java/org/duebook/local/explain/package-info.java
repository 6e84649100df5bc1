/** {@code explain}: why an account and its claims have the follow-ups they have. */
package org.duebook.local.explain;
