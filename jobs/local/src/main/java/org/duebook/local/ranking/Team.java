package org.duebook.local.ranking;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntUnaryOperator;

/**
 * Lets a team work through the same mornings in different orders. Each run is a world of its own:
 * what is acted on rests there for some days, and money that an action has brought there is not
 * brought again.
 *
 * <p>History goes on as it went: the worlds differ in what the team brings in beside it, not in
 * what happened.
 */
final class Team {
  private final List<LocalDate> days;
  private final List<List<CollectionWork>> starting = new ArrayList<>();
  private final int items;
  private final int courses;
  private final int restDays;

  /**
   * What came out of one world.
   *
   * @param actions how many were done
   * @param costCents what they cost, by the policy
   * @param broughtCents what they brought, by the policy
   */
  record Result(long actions, long costCents, long broughtCents) {
    /** What an action brought, on average; 0 without any. */
    long broughtPerActionCents() {
      return actions == 0 ? 0 : Math.round((double) broughtCents / actions);
    }
  }

  /** Orders the work of a morning. */
  interface Choice {
    /**
     * The order of a morning, the first first.
     *
     * @param day the morning
     * @param left by the number of each course, the part that no earlier action has brought
     */
    Comparator<CollectionWork> on(LocalDate day, double[] left);
  }

  /**
   * A team.
   *
   * @param work all that stood to be done
   * @param numbers how many items and courses that work has
   * @param first the first day
   * @param last the last one
   * @param restDays for so many days after an action its item rests
   */
  Team(
      List<CollectionWork> work,
      AccountWork.Numbers numbers,
      LocalDate first,
      LocalDate last,
      int restDays) {
    this.days = businessDays(first, last);
    this.items = numbers.items();
    this.courses = numbers.courses();
    this.restDays = restDays;
    days.forEach(day -> starting.add(new ArrayList<>()));
    for (CollectionWork one : work) {
      int index = firstDayFrom(one.from());
      if (index < days.size() && days.get(index).isBefore(one.until())) {
        starting.get(index).add(one);
      }
    }
  }

  /** Mondays to Fridays; public holidays differ from place to place and are not known. */
  static List<LocalDate> businessDays(LocalDate first, LocalDate last) {
    return first.datesUntil(last.plusDays(1)).filter(Team::isBusinessDay).toList();
  }

  private static boolean isBusinessDay(LocalDate day) {
    return day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY;
  }

  private int firstDayFrom(LocalDate day) {
    int low = 0;
    int high = days.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (days.get(middle).isBefore(day)) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** The business days on which it works. */
  List<LocalDate> days() {
    return days;
  }

  /** For so many days after an action its item rests. */
  int restDays() {
    return restDays;
  }

  /** How much work stands on a morning if nobody does any, on average. */
  double workPerMorning() {
    long standing = 0;
    for (List<CollectionWork> ofDay : starting) {
      for (CollectionWork one : ofDay) {
        standing += firstDayFrom(one.until()) - firstDayFrom(one.from());
      }
    }
    return days.isEmpty() ? 0 : (double) standing / days.size();
  }

  /**
   * Works through all days.
   *
   * @param choice the order
   * @param capacity how many actions by the number of the day, from 0
   */
  Result work(Choice choice, IntUnaryOperator capacity) {
    double[] left = new double[courses];
    Arrays.fill(left, 1);
    int[] restsUntil = new int[items];
    Arrays.fill(restsUntil, Integer.MIN_VALUE);
    List<CollectionWork> standing = new ArrayList<>();
    long actions = 0;
    long cost = 0;
    long brought = 0;
    for (int i = 0; i < days.size(); i++) {
      LocalDate day = days.get(i);
      int today = Math.toIntExact(day.toEpochDay());
      standing.removeIf(one -> !day.isBefore(one.until()));
      standing.addAll(starting.get(i));
      List<CollectionWork> open =
          standing.stream()
              .filter(one -> restsUntil[one.item()] <= today)
              .sorted(choice.on(day, left))
              .limit(capacity.applyAsInt(i))
              .toList();
      for (CollectionWork one : open) {
        actions++;
        cost += one.costCents();
        brought += one.bringsCents(day, left);
        for (CollectionWork.OpenMoney money : one.money()) {
          left[money.course().index()] *= 1 - one.recoverProbability();
        }
        restsUntil[one.item()] = today + restDays;
      }
    }
    return new Result(actions, cost, brought);
  }
}
