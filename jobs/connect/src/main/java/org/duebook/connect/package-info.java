/** Lets Kafka Connect read the topics, for sinks to databases, files and other systems. */
package org.duebook.connect;
