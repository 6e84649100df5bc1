/**
 * Invented but life-like histories of medical practices: visits, claims, what insurers decide and
 * pay, and how patients behave when the bill comes.
 *
 * <p>Everything is drawn from a seed. Each account has its own stream of draws, so a larger number
 * of accounts leaves the earlier ones as they were. All rates and amounts are named where they are
 * used; unless a source is given they are assumptions, chosen so that the mix looks like the books
 * of small practices in the United States, and measure nothing.
 *
 * <p>Inside, times are business times: milliseconds since 1970-01-01T00:00 on the practice's own
 * clock, without a zone. Only {@link Journal} turns them into instants.
 */
package org.duebook.local.simulator;
