package org.duebook.local.simulator;

/**
 * How long something takes: log-normal, in whole days, cut at both ends.
 *
 * @param medianDays half of the times it takes no longer
 * @param sigma spread of the logarithm; 0.5 puts nine in ten within 0.44 to 2.3 times the median
 * @param minDays never less
 * @param maxDays never more
 */
record Lag(double medianDays, double sigma, int minDays, int maxDays) {}
