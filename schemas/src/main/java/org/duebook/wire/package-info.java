/**
 * How records become bytes and bytes become records: one small interface, Avro single-object
 * encoding on Kafka, plain JSON in files.
 */
package org.duebook.wire;
