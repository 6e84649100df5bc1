package org.duebook.models.training;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.duebook.models.contract.FeatureContract;
import org.duebook.models.contract.Party;
import org.duebook.models.evaluation.Example;

/**
 * Shares of invented accounts with a known truth: the log-odds of lateness are a sum of the
 * account's habit, the amount, broken promises, the payer, and with {@code crooked} a part that no
 * straight line follows. Past figures are of what was decided by the snapshot.
 */
final class InventedShares {
  static final FeatureContract CONTRACT = FeatureContract.current();
  static final LocalDate START = LocalDate.of(2024, 1, 1);
  static final int DAYS = 720;
  static final int HORIZON = 90;

  private static final int[] BOUNDARIES = {0, 31, 61, 91};
  private static final String[] PAYERS = {"QUICK", "MIDDLE", "SLOW"};

  private final Random random;
  private final boolean crooked;
  private final List<Example> examples = new ArrayList<>();

  private InventedShares(long seed, boolean crooked) {
    this.random = new Random(seed);
    this.crooked = crooked;
  }

  /** Snapshots of the shares of some accounts over two years. */
  static List<Example> of(int accounts, long seed, boolean crooked) {
    InventedShares shares = new InventedShares(seed, crooked);
    for (int account = 0; account < accounts; account++) {
      shares.addAccount("ACC" + account);
    }
    return shares.examples;
  }

  private record Past(LocalDate outcomeOn, boolean late, int daysToPay) {}

  private void addAccount(String accountId) {
    double habit = random.nextGaussian() * 1.3 - 1.2;
    List<Past> pasts = new ArrayList<>();
    // Some accounts are new in the last months.
    int day = random.nextInt(10) == 0 ? 500 : random.nextInt(100);
    int claim = 0;
    while (day < DAYS - HORIZON - 1) {
      addShare(accountId, "C" + claim++, START.plusDays(day), habit, pasts);
      day += 20 + random.nextInt(120);
    }
  }

  private void addShare(
      String accountId, String claimId, LocalDate from, double habit, List<Past> pasts) {
    long openCents = Math.round(Math.exp(3 + 1.2 * random.nextGaussian()) * 100) + 1;
    int payer = random.nextInt(PAYERS.length);
    int brokenPromises = random.nextInt(4) == 0 ? 1 + random.nextInt(2) : 0;
    int channels = random.nextInt(3);
    double logOdds =
        habit
            + 0.5 * (Math.log(openCents / 100.0) - 3)
            + 0.8 * brokenPromises
            + 0.6 * (payer - 1)
            + (crooked ? (openCents > 3_000 == (channels > 0) ? 1.6 : -1.6) : 0);
    boolean late = random.nextDouble() < 1 / (1 + Math.exp(-logOdds));
    int daysToPay = late ? HORIZON + 1 + random.nextInt(60) : 1 + random.nextInt(HORIZON);
    LocalDate outcomeOn = from.plusDays(late ? HORIZON + 1 : daysToPay);
    for (int age : BOUNDARIES) {
      if (age < daysToPay) {
        double[] features =
            features(from.plusDays(age), age, openCents, brokenPromises, channels, pasts);
        examples.add(
            new Example(
                Party.PATIENT,
                "PRACTICE",
                accountId,
                claimId,
                from.plusDays(age),
                age,
                from,
                openCents,
                PAYERS[payer],
                "COMMERCIAL",
                CONTRACT.version(),
                CONTRACT.hash(),
                features,
                late,
                HORIZON,
                outcomeOn));
      }
    }
    pasts.add(new Past(outcomeOn, late, daysToPay));
  }

  private static double[] features(
      LocalDate on, int age, long openCents, int brokenPromises, int channels, List<Past> pasts) {
    double[] features = new double[CONTRACT.size()];
    set(features, "open-dollars", openCents / 100.0);
    set(features, "account-open-dollars", openCents / 100.0);
    set(features, "open-count", 1);
    set(features, "age-days", age);
    set(features, "oldest-days", age);
    set(features, "payer-commercial", 1);
    set(features, FeatureContract.PAYER_LATE_RATE, Double.NaN);
    set(features, "broken-promises", brokenPromises);
    set(features, "reachable-channels", channels);
    int count = 0;
    int late = 0;
    int days = 0;
    for (Past past : pasts) {
      if (!past.outcomeOn.isAfter(on)) {
        count++;
        late += past.late ? 1 : 0;
        days += past.daysToPay;
      }
    }
    if (count > 0) {
      set(features, "has-past", 1);
      set(features, "past-count", count);
      set(features, "past-late-fraction", (double) late / count);
      set(features, "past-mean-days", (double) days / count);
    }
    return features;
  }

  private static void set(double[] features, String name, double value) {
    features[CONTRACT.indexOf(name)] = value;
  }
}
