/** The policy of follow-ups as a document: read, checked, and given to each practice. */
package org.duebook.analytics.policy;
