/** Bringing what came early into its place in business time. */
package org.duebook.analytics.order;
