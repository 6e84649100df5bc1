/** A real Kafka broker in this process, for demo and tests. */
package org.duebook.local.broker;
