/**
 * The practice's rules as operators carry them: serializable settings outside, domain rules inside.
 */
package org.duebook.analytics.rules;
