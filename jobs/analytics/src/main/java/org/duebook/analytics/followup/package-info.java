/** Follow-ups in the stream: their records. */
package org.duebook.analytics.followup;
