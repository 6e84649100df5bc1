/** The job over files: event files in, one file per output topic out, no Kafka. */
package org.duebook.local.replay;
