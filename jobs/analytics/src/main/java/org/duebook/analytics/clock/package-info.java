/** Business time when nobody sends anything. */
package org.duebook.analytics.clock;
