package org.duebook.ledger;

import java.util.Arrays;
import java.util.Collection;

/**
 * Tells by 64 bits which of an account's facts are known up to a moment, in whatever order they
 * came and whatever was there in between, so that a reader knows whether they are the same. Good
 * within one process only.
 *
 * <p>Of facts dated later than the last moment asked for, time and trace are held as plain numbers:
 * a look at the facts themselves would fetch each of them into the processor once more.
 */
final class KnownFacts {
  private static final long[] NONE = new long[0];

  /** An account's facts of a day; room for more is given back. */
  private static final int USUALLY_AHEAD = 8;

  private long contents;
  private long until = Long.MIN_VALUE;

  /** When each fact dated later takes effect, and at the place after it its trace. */
  private long[] ahead = NONE;

  private int aheadLength;

  /** Independent, of the same facts. */
  KnownFacts copy() {
    KnownFacts copy = new KnownFacts();
    copy.contents = contents;
    copy.until = until;
    copy.ahead = aheadLength == 0 ? NONE : Arrays.copyOf(ahead, aheadLength);
    copy.aheadLength = aheadLength;
    return copy;
  }

  void add(Fact fact) {
    if (fact.occurredAt() <= until) {
      contents ^= trace(fact);
      return;
    }
    if (aheadLength == ahead.length) {
      ahead = Arrays.copyOf(ahead, Math.max(4, 2 * aheadLength));
    }
    ahead[aheadLength++] = fact.occurredAt();
    ahead[aheadLength++] = trace(fact);
  }

  /** A fact that was added. */
  void remove(Fact fact) {
    long trace = trace(fact);
    if (fact.occurredAt() <= until) {
      contents ^= trace;
      return;
    }
    for (int i = 0; i < aheadLength; i += 2) {
      if (ahead[i] == fact.occurredAt() && ahead[i + 1] == trace) {
        removeAhead(i);
        return;
      }
    }
  }

  private void removeAhead(int place) {
    aheadLength -= 2;
    ahead[place] = ahead[aheadLength];
    ahead[place + 1] = ahead[aheadLength + 1];
  }

  /**
   * The facts up to a moment; at once for the moment last gone to, else by a look at every fact.
   *
   * @param cutoff milliseconds since the epoch; facts that took effect later do not count
   * @param all every fact that was added and not removed
   */
  long contents(long cutoff, Collection<Fact> all) {
    if (cutoff == until) {
      return contents;
    }
    long others = 0;
    for (Fact fact : all) {
      if (fact.occurredAt() <= cutoff) {
        others ^= trace(fact);
      }
    }
    return others;
  }

  /**
   * Goes on to a moment, whose {@link #contents} are at hand then; never back to an earlier one.
   */
  void goTo(long cutoff) {
    if (cutoff <= until) {
      return;
    }
    until = cutoff;
    for (int i = aheadLength - 2; i >= 0; i -= 2) {
      if (ahead[i] <= cutoff) {
        contents ^= ahead[i + 1];
        removeAhead(i);
      }
    }
    if (aheadLength == 0 && ahead.length > USUALLY_AHEAD) {
      ahead = NONE;
    }
  }

  /** What a fact brings to the contents, and takes away again when it goes. */
  private static long trace(Fact fact) {
    return spread((long) fact.eventId().hashCode() << 32 ^ fact.hashCode());
  }

  /** Lets every bit of a hash change every other (the finalizer of MurmurHash3). */
  private static long spread(long hash) {
    long mixed = (hash ^ hash >>> 33) * 0xff51afd7ed558ccdL;
    mixed = (mixed ^ mixed >>> 33) * 0xc4ceb9fe1a85ec53L;
    return mixed ^ mixed >>> 33;
  }
}
