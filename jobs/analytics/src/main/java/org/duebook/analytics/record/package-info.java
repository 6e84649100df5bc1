/** What travels through the job between decoding and sending: flat, with bytes that stay bytes. */
package org.duebook.analytics.record;
