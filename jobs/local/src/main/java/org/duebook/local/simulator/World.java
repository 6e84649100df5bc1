package org.duebook.local.simulator;

import java.time.LocalDate;
import java.time.ZoneId;

/**
 * What all accounts of a history share.
 *
 * @param seed of the history
 * @param start its first day
 * @param market practices and payers
 * @param currency of all amounts
 * @param zone of the practices' clocks
 * @param dayBook takes what happens, account by account
 */
record World(
    long seed, LocalDate start, Market market, String currency, ZoneId zone, DayBook dayBook) {}
