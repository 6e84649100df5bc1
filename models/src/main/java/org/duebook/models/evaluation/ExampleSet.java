package org.duebook.models.evaluation;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.duebook.models.contract.FeatureContract;
import org.duebook.models.contract.Party;
import org.duebook.models.contract.Sha256;

/**
 * Examples of one party whose outcome was known before a day, in a fixed order, each snapshot once.
 *
 * <p>A share counts only when its whole horizon had passed before that day, even if it was settled
 * earlier: of younger shares one knows those that were paid quickly and none that is late, and the
 * rest would look better than it is.
 */
public final class ExampleSet {
  private final List<Example> examples;
  private final LocalDate until;
  private final int horizonDays;
  private final int undecided;
  private final int decidedAtSnapshot;

  private ExampleSet(
      List<Example> examples,
      LocalDate until,
      int horizonDays,
      int undecided,
      int decidedAtSnapshot) {
    this.examples = examples;
    this.until = until;
    this.horizonDays = horizonDays;
    this.undecided = undecided;
    this.decidedAtSnapshot = decidedAtSnapshot;
  }

  /**
   * The usable examples of a party.
   *
   * @param all as read; of two with the same key the later holds
   * @param party whose
   * @param until nothing that became known on or after this day is used; null: the day after the
   *     last outcome
   * @param contract the features expected
   * @throws UnusableExamplesException if there are none, or they are of another contract or of
   *     several horizons
   */
  public static ExampleSet of(
      List<Example> all, Party party, LocalDate until, FeatureContract contract)
      throws UnusableExamplesException {
    Map<String, Example> latest = new LinkedHashMap<>();
    for (Example example : all) {
      if (example.party() == party) {
        latest.put(example.snapshotKey(), example);
      }
    }
    List<Example> ofParty = new ArrayList<>(latest.values());
    if (ofParty.isEmpty()) {
      throw new UnusableExamplesException(
          "examples: none of "
              + party
              + " (expected: training-examples of that party; replay a"
              + " history to make them)");
    }
    int horizonDays = ofParty.get(0).horizonDays();
    for (Example example : ofParty) {
      check(example, contract, horizonDays);
    }
    LocalDate end = until == null ? dayAfterLastOutcome(ofParty) : until;
    List<Example> usable = new ArrayList<>();
    int undecided = 0;
    int decidedAtSnapshot = 0;
    for (Example example : ofParty) {
      if (!example.outcomeOn().isBefore(end) || !example.maturedOn().isBefore(end)) {
        undecided++;
      } else if (example.isDecidedAtSnapshot()) {
        decidedAtSnapshot++;
      } else {
        usable.add(example);
      }
    }
    usable.sort(Example.ORDER);
    return new ExampleSet(usable, end, horizonDays, undecided, decidedAtSnapshot);
  }

  private static void check(Example example, FeatureContract contract, int horizonDays)
      throws UnusableExamplesException {
    if (example.contractVersion() != contract.version()
        || !example.contractHash().equals(contract.hash())) {
      throw new UnusableExamplesException(
          "examples: of feature contract "
              + FeatureContract.label(example.contractVersion(), example.contractHash())
              + " (expected: "
              + contract.label()
              + "; replay the history with this version of Duebook)");
    }
    if (example.features().length != contract.size()) {
      throw new UnusableExamplesException(
          "examples: one with "
              + example.features().length
              + " features (expected: "
              + contract.size()
              + ")");
    }
    if (example.horizonDays() != horizonDays) {
      throw new UnusableExamplesException(
          "examples: horizons of "
              + horizonDays
              + " and "
              + example.horizonDays()
              + " days (expected: one; late must mean the same in all)");
    }
    for (int i = 0; i < example.features().length; i++) {
      if (!Double.isFinite(example.features()[i])
          && !contract.features().get(i).name().equals(FeatureContract.PAYER_LATE_RATE)) {
        throw new UnusableExamplesException(
            "examples: feature "
                + contract.features().get(i).name()
                + " is "
                + example.features()[i]
                + " in one (expected: a number)");
      }
    }
  }

  private static LocalDate dayAfterLastOutcome(List<Example> examples) {
    LocalDate last = LocalDate.MIN;
    for (Example example : examples) {
      last = example.outcomeOn().isAfter(last) ? example.outcomeOn() : last;
    }
    return last.plusDays(1);
  }

  /** The examples, by day of snapshot. */
  public List<Example> examples() {
    return examples;
  }

  /** No outcome of this day or later is in the set. */
  public LocalDate until() {
    return until;
  }

  /** What late means: not settled within so many days. */
  public int horizonDays() {
    return horizonDays;
  }

  /** Examples left out since their horizon had not passed. */
  public int undecided() {
    return undecided;
  }

  /** Examples left out since their outcome was known when the snapshot was taken. */
  public int decidedAtSnapshot() {
    return decidedAtSnapshot;
  }

  /** SHA-256 over the examples in their order, 64 hexadecimal digits. */
  public String hash() {
    MessageDigest digest = Sha256.digest();
    for (Example example : examples) {
      String text =
          String.join(
              "|",
              example.snapshotKey(),
              example.snapshotOn().toString(),
              example.responsibleOn().toString(),
              Objects.toString(example.payerId(), ""),
              Objects.toString(example.payerClass(), ""),
              example.outcomeOn().toString(),
              Boolean.toString(example.late()));
      digest.update(text.getBytes(StandardCharsets.UTF_8));
      ByteBuffer numbers =
          ByteBuffer.allocate(Long.BYTES + example.features().length * Double.BYTES);
      numbers.putLong(example.openCents());
      for (double value : example.features()) {
        numbers.putDouble(value);
      }
      digest.update(numbers.array());
    }
    return HexFormat.of().formatHex(digest.digest());
  }
}
