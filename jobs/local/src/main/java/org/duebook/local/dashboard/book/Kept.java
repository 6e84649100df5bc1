package org.duebook.local.dashboard.book;

/**
 * How much of something is kept in memory.
 *
 * @param what in words
 * @param count how many are kept
 * @param bound how many are kept at most
 * @param letGo how many were let go because of the bound
 */
public record Kept(String what, long count, long bound, long letGo) {}
