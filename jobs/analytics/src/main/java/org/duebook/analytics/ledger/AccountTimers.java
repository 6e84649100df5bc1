package org.duebook.analytics.ledger;

import java.time.Duration;
import java.time.LocalDate;
import org.apache.flink.streaming.api.TimerService;
import org.apache.flink.util.MathUtils;
import org.duebook.analytics.rules.Pace;
import org.duebook.analytics.rules.PracticeRules;
import org.duebook.ledger.BusinessCalendar;

/**
 * Decides when an account is given the word.
 *
 * <ul>
 *   <li>At the end of the day on which a fact comes, so that what came just before it is over still
 *       belongs to it; for a fact that is dated ahead, on its own day.
 *   <li>On the next day on which time alone changes something.
 *   <li>Live, at its next turn by the machine's clock: at most once per coalescing interval. While
 *       the job catches up with history, once in the longer interval for that, and then the ends of
 *       days are for portfolios only.
 *   <li>In a replay at the end of the last day.
 * </ul>
 *
 * <p>A timer that finds nothing new says nothing, so one too many is harmless.
 */
final class AccountTimers {
  private final Pace pace;
  private final PracticeRules rules;

  AccountTimers(Pace pace, PracticeRules rules) {
    this.pace = pace;
    this.rules = rules;
  }

  /**
   * A fact came.
   *
   * @param knownFrom when it takes effect, in milliseconds since the epoch
   * @param state of the account, or null if it has none yet
   */
  void onArrival(
      long knownFrom, String practiceId, String key, AccountState state, TimerService time) {
    BusinessCalendar calendar = rules.calendar(practiceId);
    if (pace instanceof Pace.Live live) {
      if (live.isBehind(time.currentWatermark(), time.currentProcessingTime())) {
        scheduleTurnOfItsOwn(key, state, time);
      } else {
        scheduleTurn(state, time);
      }
    } else {
      time.registerEventTimeTimer(calendar.endOf(((Pace.Replay) pace).horizon()));
    }
    if (!isLastDayOnly()) {
      time.registerEventTimeTimer(wordFor(knownFrom, calendar, time.currentWatermark()));
    }
  }

  private long wordFor(long knownFrom, BusinessCalendar calendar, long watermark) {
    LocalDate day = calendar.dayOf(knownFrom);
    if (watermark == Long.MIN_VALUE) {
      // After a start, until business time begins, nobody knows which day it is; it may begin long
      // after this fact's own.
      return calendar.endOf(day);
    }
    LocalDate today = calendar.dayOf(watermark);
    return day.isAfter(today) ? wordOn(day, calendar) : calendar.endOf(today);
  }

  /** Whether a live job reads of a moment that is long over. */
  boolean isCatchingUp(long businessTime, TimerService time) {
    return pace instanceof Pace.Live live
        && live.isBehind(businessTime, time.currentProcessingTime());
  }

  /** Its turn has come. */
  static void onTurn(long timestamp, AccountState state) {
    if (timestamp >= state.turn) {
      state.turn = AccountState.NO_TIMER;
    }
  }

  /** Gives the word when the coalescing interval that runs is over. */
  void scheduleTurn(AccountState state, TimerService time) {
    scheduleTurn(0, ((Pace.Live) pace).coalescing(), state, time);
  }

  /**
   * Gives the word at the next of its turns. Accounts take turns at different moments: when all of
   * a long history have something to say, not all of them say it at once.
   */
  void scheduleTurnOfItsOwn(String key, AccountState state, TimerService time) {
    scheduleTurn(MathUtils.murmurHash(key.hashCode()), ((Pace.Live) pace).catchUp(), state, time);
  }

  private static void scheduleTurn(
      long offset, Duration interval, AccountState state, TimerService time) {
    long millis = interval.toMillis();
    long now = time.currentProcessingTime();
    long turn = now - Math.floorMod(now - offset, millis) + millis;
    if (turn < state.turn) {
      time.registerProcessingTimeTimer(turn);
      state.turn = turn;
    }
  }

  /**
   * While the job catches up: what the account adds to portfolios may be something else on the next
   * day on which a fact becomes known. If it has something to say it waits for its turn, and until
   * then no day on which it would say more matters.
   */
  void scheduleNextWhileCatchingUp(Reading reading, TimerService time) {
    AccountState state = reading.state();
    LocalDate changesOn = reading.position().changesOn();
    if (Telling.isDue(reading)) {
      scheduleTurnOfItsOwn(reading.key(), state, time);
    } else {
      changesOn = Told.earlier(changesOn, state.told().changesOn());
    }
    scheduleNext(
        changesOn == null ? AccountState.NO_TIMER : wordOn(changesOn, reading.rules().calendar()),
        state,
        time);
  }

  /** When the account is given the word on a later day. */
  private long wordOn(LocalDate day, BusinessCalendar calendar) {
    // A replay speaks at the end of a day, so that what else happens on it is in the same record.
    return pace instanceof Pace.Live ? calendar.startOf(day) : calendar.endOf(day);
  }

  /** The account has spoken and says something else next on the day that is noted in its state. */
  void scheduleNext(AccountState state, TimerService time) {
    if (isLastDayOnly()) {
      return;
    }
    LocalDate changesOn = state.told().changesOn();
    scheduleNext(
        changesOn == null
            ? AccountState.NO_TIMER
            : wordOn(changesOn, rules.calendar(state.practiceId)),
        state,
        time);
  }

  private void scheduleNext(long next, AccountState state, TimerService time) {
    if (next == state.nextChange) {
      return;
    }
    // Whatever else the same timer waits for, a fact that is dated ahead, is among the next
    // changes. In a replay it may wait for the end of an arrival's day.
    if (state.nextChange != AccountState.NO_TIMER && pace instanceof Pace.Live) {
      time.deleteEventTimeTimer(state.nextChange);
    }
    if (next != AccountState.NO_TIMER) {
      time.registerEventTimeTimer(next);
    }
    state.nextChange = next;
  }

  private boolean isLastDayOnly() {
    return pace instanceof Pace.Replay replay && replay.lastDayOnly();
  }
}
