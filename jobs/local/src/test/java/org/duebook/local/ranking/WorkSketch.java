package org.duebook.local.ranking;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.duebook.ledger.Party;

/** Work of a few items, told in numbers; Monday is day 0. */
final class WorkSketch {
  static final LocalDate MONDAY = LocalDate.of(2025, 3, 3);
  static final int HORIZON_DAYS = 90;

  private final List<CollectionWork> work = new ArrayList<>();
  private int items;

  /** An item that nobody pays: {@code openCents} stay open for ever. */
  WorkSketch neverPaid(
      String key, int fromDay, int untilDay, long openCents, long priorityCents, double recover) {
    MoneyCourse course = new MoneyCourse(items);
    course.tell(MONDAY.minusDays(30), openCents);
    return add(key, fromDay, untilDay, openCents, priorityCents, recover, course);
  }

  /** An item that is paid in full on a day. */
  WorkSketch paidOn(
      String key,
      int paidOnDay,
      int fromDay,
      int untilDay,
      long openCents,
      long priorityCents,
      double recover) {
    MoneyCourse course = new MoneyCourse(items);
    course.tell(MONDAY.minusDays(30), openCents);
    course.tell(MONDAY.plusDays(paidOnDay), 0);
    return add(key, fromDay, untilDay, openCents, priorityCents, recover, course);
  }

  private WorkSketch add(
      String key,
      int fromDay,
      int untilDay,
      long openCents,
      long priorityCents,
      double recover,
      MoneyCourse course) {
    work.add(
        new CollectionWork(
            items,
            key,
            Party.PATIENT,
            "CALL_PATIENT",
            MONDAY.plusDays(fromDay),
            MONDAY.plusDays(untilDay),
            priorityCents,
            priorityCents,
            null,
            // The later it is told, the older it is.
            MONDAY.minusDays(items),
            openCents,
            openCents,
            0.1 + 0.01 * items,
            recover,
            100,
            List.of(new CollectionWork.OpenMoney(course, openCents)),
            HORIZON_DAYS));
    items++;
    return this;
  }

  /** A team that works the first so many days, weekends not counted out. */
  Team team(int days, int restDays) {
    AccountWork.Numbers numbers = new AccountWork.Numbers(items, items);
    return new Team(work, numbers, MONDAY, MONDAY.plusDays(days - 1L), restDays);
  }
}
