/** Making the topics of a Kafka. */
package org.duebook.local.topics;
