/**
 * How much the whole job does per second of a processor, beside a bare consumer and a pass-through
 * that do as little as can be done.
 */
package org.duebook.benchmark.throughput;
