/** The Kafka edge: where the streams of the topology come from and go to on a cluster. */
package org.duebook.analytics.kafka;
