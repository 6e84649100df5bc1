package org.duebook.local.simulator;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * The history of some practices' accounts, one business day after another, without an end.
 *
 * <p>The same seed, accounts, first day and options give the same events. More accounts add events
 * and change none of the others. Memory is bounded by what is still to happen: about a kilobyte an
 * account, however many days go by.
 *
 * <p>Not safe for use by several threads.
 */
public final class SimulatedHistory {
  private static final LocalDate EARLIEST_START = LocalDate.of(1990, 1, 1);

  private final List<AccountStory> accounts;
  private final WakeUpCalendar calendar;
  private final ArrivalDisorder arrivals;
  private final DayBook dayBook = new DayBook();
  private final HistoryTotals totals = new HistoryTotals();
  private LocalDate nextDate;

  /**
   * A history that begins with empty books.
   *
   * @param seed decides everything that is drawn
   * @param accounts how many accounts, 1 or more
   * @param start the first business day, 1990-01-01 or later
   * @param options practices, currency, zone and disorder
   */
  public SimulatedHistory(long seed, int accounts, LocalDate start, SimulationOptions options) {
    Objects.requireNonNull(options, "options");
    if (accounts < 1) {
      throw new IllegalArgumentException("accounts: " + accounts + " (expected: 1 or more)");
    }
    if (start.isBefore(EARLIEST_START)) {
      throw new IllegalArgumentException(
          "start: " + start + " (expected: " + EARLIEST_START + " or later)");
    }
    this.nextDate = start;
    this.calendar = new WakeUpCalendar(accounts, start.toEpochDay());
    this.accounts = new ArrayList<>(accounts);
    this.arrivals = new ArrivalDisorder(seed, options.disorder(), options.zone());
    World world =
        new World(
            seed,
            start,
            Market.draw(seed, options.practices()),
            options.currency(),
            options.zone(),
            dayBook);
    for (int index = 0; index < accounts; index++) {
      AccountStory account = new AccountStory(world, index);
      this.accounts.add(account);
      sleep(index, account.nextDay());
    }
  }

  /** The business day that {@link #nextDay} will hand out. */
  public LocalDate nextDate() {
    return nextDate;
  }

  /**
   * Goes on by one business day.
   *
   * @return all events of that day in the order in which they occurred; with disorder, all events
   *     that arrive on that day in the order of arrival
   */
  public List<SimulatedEvent> nextDay() {
    calendar.passDay(index -> sleep(index, accounts.get(index).playThrough(nextDate.toEpochDay())));
    List<SimulatedEvent> happened = dayBook.takeInOrder();
    happened.forEach(totals::add);
    LocalDate today = nextDate;
    nextDate = today.plusDays(1);
    return arrivals.isNone() ? happened : arrivals.arriveOn(today, happened);
  }

  /**
   * What has happened by now and has not arrived, in the order in which it would: empty without
   * disorder. It is handed out once; the days after do not bring it again.
   */
  public List<SimulatedEvent> takeUndelivered() {
    return arrivals.takeAll();
  }

  /** What has happened by now, arrived or not. */
  HistoryTotals totals() {
    return totals;
  }

  private void sleep(int accountIndex, long nextDay) {
    if (nextDay != Agenda.NEVER) {
      calendar.wake(accountIndex, nextDay);
    }
  }

  /** What is true of an account for good; a test compares it with what the account does. */
  AccountProfile profile(int accountIndex) {
    return accounts.get(accountIndex).profile();
  }

  /** What the guarantor of an account owes by now, as the simulation has it, in cents. */
  long openCentsOf(int accountIndex) {
    return accounts.get(accountIndex).guarantor().openCents();
  }

  /** How much is still to happen, over all accounts. */
  int pendingSteps() {
    return accounts.stream().mapToInt(AccountStory::pendingSteps).sum();
  }
}
