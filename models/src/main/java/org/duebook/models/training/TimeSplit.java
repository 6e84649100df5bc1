package org.duebook.models.training;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.duebook.models.evaluation.Example;
import org.duebook.models.evaluation.ExampleSet;

/**
 * Examples in three parts by time.
 *
 * <p>The last quarter of the snapshots is the test. Before it only shares count whose horizon had
 * passed and whose outcome was known when the test begins: so what is learnt and chosen could have
 * been learnt and chosen on that day. These are parted by the day their clock began: the last
 * quarter of them validates and calibrates, the rest trains. All snapshots of one share are in one
 * part, since they have one outcome.
 *
 * @param validationFrom shares that began on or after this day validate
 * @param testFrom snapshots of this day or later test
 * @param training what is learnt from
 * @param validation what candidates are chosen and calibrated on
 * @param test what nothing was chosen on
 * @param unseen the part of the test that is of accounts which are in no other part
 * @param undecidedAtTest examples between the parts: their outcome was not known when the test
 *     begins
 */
record TimeSplit(
    LocalDate validationFrom,
    LocalDate testFrom,
    List<Example> training,
    List<Example> validation,
    List<Example> test,
    List<Example> unseen,
    int undecidedAtTest) {
  private static final double TEST_PART = 0.25;
  private static final double VALIDATION_PART = 0.25;

  /** Parts of a set; any of them may be too small to be of use. */
  static TimeSplit of(ExampleSet set) {
    List<Example> all = set.examples();
    if (all.isEmpty()) {
      return new TimeSplit(set.until(), set.until(), List.of(), List.of(), List.of(), List.of(), 0);
    }
    LocalDate testFrom = quantile(all.stream().map(Example::snapshotOn).toList(), TEST_PART);
    List<Example> test = new ArrayList<>();
    List<Example> before = new ArrayList<>();
    for (Example example : all) {
      if (!example.snapshotOn().isBefore(testFrom)) {
        test.add(example);
      } else if (example.maturedOn().isBefore(testFrom) && example.outcomeOn().isBefore(testFrom)) {
        before.add(example);
      }
    }
    LocalDate validationFrom =
        before.isEmpty()
            ? testFrom
            : quantile(
                before.stream().map(Example::responsibleOn).sorted().toList(), VALIDATION_PART);
    List<Example> training = new ArrayList<>();
    List<Example> validation = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (Example example : before) {
      (example.responsibleOn().isBefore(validationFrom) ? training : validation).add(example);
      seen.add(example.accountKey());
    }
    List<Example> unseen =
        test.stream().filter(example -> !seen.contains(example.accountKey())).toList();
    return new TimeSplit(
        validationFrom,
        testFrom,
        List.copyOf(training),
        List.copyOf(validation),
        List.copyOf(test),
        unseen,
        all.size() - test.size() - before.size());
  }

  /** The three parts together. */
  List<Example> all() {
    List<Example> all = new ArrayList<>(training);
    all.addAll(validation);
    all.addAll(test);
    return all;
  }

  /** The day from which on a part of the sorted days lies. */
  private static LocalDate quantile(List<LocalDate> sorted, double lastPart) {
    return sorted.get((int) Math.floor(sorted.size() * (1 - lastPart)));
  }
}
