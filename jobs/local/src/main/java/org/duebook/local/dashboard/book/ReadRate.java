package org.duebook.local.dashboard.book;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * How fast all topics were read for a while.
 *
 * @param fromSecond when the while began, in seconds since 1970-01-01T00:00:00Z
 * @param recordsPerSecond on average over {@link #SECONDS} from then on
 */
public record ReadRate(long fromSecond, double recordsPerSecond) {
  /** Length of the while. */
  public static final int SECONDS = 10;

  /** Within what counts keep, the seconds of the ten that run left out. */
  private static final int REACH = TopicCount.SECONDS - 1 - SECONDS;

  /** The last ten minutes since the first record was read, in tens of seconds that are over. */
  static List<ReadRate> of(Collection<TopicCount> counts, long now) {
    long end = now - now % SECONDS;
    List<ReadRate> rates = new ArrayList<>();
    long first = counts.stream().mapToLong(TopicCount::firstSecond).min().orElse(Long.MAX_VALUE);
    for (long from = end - REACH; from < end; from += SECONDS) {
      if (from + SECONDS <= first) {
        continue;
      }
      long records = 0;
      for (TopicCount count : counts) {
        records += count.between(from, from + SECONDS);
      }
      rates.add(new ReadRate(from, (double) records / SECONDS));
    }
    return rates;
  }
}
