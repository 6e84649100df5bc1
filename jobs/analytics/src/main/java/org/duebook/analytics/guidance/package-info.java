/**
 * What the job judges by: the late-payment models and the follow-up policy, at the start and as
 * announced while it runs.
 */
package org.duebook.analytics.guidance;
