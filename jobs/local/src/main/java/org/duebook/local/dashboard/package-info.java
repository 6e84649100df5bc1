/**
 * The dashboard: what the output topics say, as pages in a browser. It reads nothing but the
 * topics.
 */
package org.duebook.local.dashboard;
