package org.duebook.local.models;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.duebook.models.contract.FeatureContract;
import org.duebook.schemas.Party;
import org.duebook.schemas.PayerClass;
import org.duebook.schemas.TrainingExample;
import org.duebook.wire.PlainJson;

/** Lines of training-examples.jsonl of invented shares, at their release and on day 31. */
final class ExampleLines {
  static final LocalDate START = LocalDate.of(2024, 1, 1);
  private static final int HORIZON = 90;

  private ExampleLines() {}

  /** Two years of shares; late are rather the large ones of accounts with broken promises. */
  static List<String> of(int accounts, long seed) {
    Random random = new Random(seed);
    List<String> lines = new ArrayList<>();
    for (int account = 0; account < accounts; account++) {
      boolean breaks = random.nextInt(3) == 0;
      for (int day = random.nextInt(60); day < 620; day += 40 + random.nextInt(80)) {
        long openCents = 1_000L + random.nextInt(40_000);
        double logOdds = -2 + openCents / 20_000.0 + (breaks ? 1.5 : 0);
        boolean late = random.nextDouble() < 1 / (1 + Math.exp(-logOdds));
        int outcomeDay = day + (late ? HORIZON + 1 : 1 + random.nextInt(HORIZON));
        for (int age : new int[] {0, 31}) {
          if (day + age < outcomeDay) {
            lines.add(
                PlainJson.write(
                    example("A" + account, day, age, openCents, breaks, late, outcomeDay)));
          }
        }
      }
    }
    return lines;
  }

  private static TrainingExample example(
      String accountId,
      int day,
      int age,
      long openCents,
      boolean breaks,
      boolean late,
      int outcomeDay) {
    Double[] features = new Double[FeatureContract.current().size()];
    Arrays.fill(features, 0.0);
    set(features, "open-dollars", openCents / 100.0);
    set(features, "age-days", age);
    set(features, "broken-promises", breaks ? 1 : 0);
    set(features, FeatureContract.PAYER_LATE_RATE, Double.NaN);
    return TrainingExample.newBuilder()
        .setAsOf(START.plusDays(outcomeDay))
        .setUpdatedAt(Instant.EPOCH)
        .setPracticeId("P")
        .setAccountId(accountId)
        .setClaimId("C" + day)
        .setParty(Party.PATIENT)
        .setSnapshotOn(START.plusDays(day + age))
        .setAgeDays(age)
        .setResponsibleOn(START.plusDays(day))
        .setOpenCents(openCents)
        .setPayerId("PAYER")
        .setPayerClass(PayerClass.COMMERCIAL)
        .setContractVersion(FeatureContract.current().version())
        .setContractHash(FeatureContract.current().hash())
        .setFeatures(Arrays.asList(features))
        .setLate(late)
        .setHorizonDays(HORIZON)
        .setOutcomeOn(START.plusDays(outcomeDay))
        .setPredictions(List.of())
        .build();
  }

  private static void set(Double[] features, String name, double value) {
    features[FeatureContract.current().indexOf(name)] = value;
  }
}
