/**
 * How much the whole job does per second of a processor, beside a bare consumer and a pass-through
 * that do as little as can be done; how long it takes from an event to what follows from it; how
 * soon it is back after a kill.
 */
package org.duebook.benchmark.throughput;
