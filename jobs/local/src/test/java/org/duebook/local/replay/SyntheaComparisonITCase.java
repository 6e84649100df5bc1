package org.duebook.local.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.duebook.local.history.Differences;
import org.duebook.schemas.AccountKpis;
import org.duebook.schemas.AgingBuckets;
import org.duebook.schemas.DaysToPay;
import org.duebook.schemas.PartyBalance;
import org.duebook.schemas.PartyKpis;
import org.duebook.schemas.PortfolioDimension;
import org.duebook.schemas.PortfolioKpis;
import org.duebook.schemas.PortfolioWindow;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A replay of a sample that nobody here made, against an independent calculation of its figures.
 * The sample is not part of the repository; its folder is given from outside.
 */
final class SyntheaComparisonITCase {
  private static final String PROPERTY = "duebook.synthea";
  private static final String AS_OF = "2024-06-30";
  private static final String NOT_GIVEN =
      "the Synthea comparison is skipped: give the folder of the sample, which holds claims.jsonl and"
          + " expected-2024-06-30.json, with -D"
          + PROPERTY
          + "=DIR";

  /** Sums of doubles may differ in their last digits by the order of adding. */
  private static final double LAST_DIGITS = 1e-12;

  @TempDir private static Path output;
  private static JsonNode expected;
  private static ReplayRun run;

  @BeforeAll
  static void theSampleIsReplayed() throws IOException {
    String folder = System.getProperty(PROPERTY, "");
    if (folder.isEmpty()) {
      System.out.println(NOT_GIVEN);
    }
    assumeTrue(!folder.isEmpty(), NOT_GIVEN);
    Path sample = Path.of(folder);
    expected = new ObjectMapper().readTree(sample.resolve("expected-2024-06-30.json").toFile());
    run = ReplayRun.of(sample, output, "--as-of", AS_OF);
    assertThat(run.exitCode()).as(run.err()).isZero();
  }

  @Test
  void everyAccountHasTheBalancesCountsAndAgesOfTheIndependentCalculation() throws IOException {
    Map<String, Map<String, Object>> actual = new TreeMap<>();
    run.lastAccountKpis().forEach((key, kpis) -> actual.put(key, figures(kpis)));

    assertThat(actual).hasSize(276);
    assertSame(actual, expected.get("accounts"));
  }

  @Test
  void everyPortfolioHasTheFiguresOfTheIndependentCalculation() throws IOException {
    Map<String, Map<String, Object>> practices = new TreeMap<>();
    Map<String, Map<String, Object>> payers = new TreeMap<>();
    Map<String, Map<String, Object>> all = new TreeMap<>();
    for (PortfolioKpis kpis : run.lastPortfolioKpis()) {
      PortfolioDimension dimension = kpis.getDimension();
      if (dimension == PortfolioDimension.PRACTICE) {
        practices.put(kpis.getPracticeId(), figures(kpis));
      } else if (dimension == PortfolioDimension.PAYER) {
        payers.put(kpis.getPayerId(), figures(kpis));
      } else if (dimension == PortfolioDimension.ALL) {
        all.put("all", figures(kpis));
      }
    }

    assertSame(practices, expected.get("practices"));
    assertSame(payers, expected.get("payers"));
    assertThat(differences(all.get("all"), expected.get("all"))).isEmpty();
  }

  private static void assertSame(Map<String, Map<String, Object>> actual, JsonNode expectation) {
    List<String> keys = new ArrayList<>();
    expectation.fieldNames().forEachRemaining(keys::add);
    assertThat(Differences.between(actual.keySet(), keys)).isEmpty();
    List<String> differences = new ArrayList<>();
    actual.forEach(
        (key, figures) ->
            differences(figures, expectation.get(key))
                .forEach(difference -> differences.add(key + ": " + difference)));
    assertThat(differences.stream().limit(20)).as("%d differ", differences.size()).isEmpty();
  }

  private static List<String> differences(Map<String, Object> actual, JsonNode expectation) {
    List<String> differences = new ArrayList<>();
    expectation
        .properties()
        .forEach(
            entry -> {
              Object figure = actual.get(entry.getKey());
              if (!actual.containsKey(entry.getKey()) || !isSame(figure, entry.getValue())) {
                differences.add(
                    "%s: %s (expected: %s)".formatted(entry.getKey(), figure, entry.getValue()));
              }
            });
    return differences;
  }

  private static boolean isSame(Object figure, JsonNode expectation) {
    if (figure == null || expectation.isNull()) {
      return figure == null && expectation.isNull();
    }
    if (figure instanceof Number number) {
      double value = number.doubleValue();
      return (expectation.isIntegralNumber() && !(figure instanceof Double))
          ? number.longValue() == expectation.longValue()
          : Math.abs(value - expectation.doubleValue()) <= LAST_DIGITS * Math.abs(value);
    }
    if (figure instanceof Map<?, ?> parts) {
      return expectation.properties().stream()
          .allMatch(entry -> isSame(parts.get(entry.getKey()), entry.getValue()));
    }
    return figure.toString().equals(expectation.toString().replace(",", ", "));
  }

  private static Map<String, Object> figures(AccountKpis kpis) {
    PartyKpis insurer = kpis.getInsurer();
    PartyKpis patient = kpis.getPatient();
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("receivableInsurer", insurer.getReceivableCents());
    figures.put("receivablePatient", patient.getReceivableCents());
    figures.put("creditInsurer", insurer.getCreditCents());
    figures.put("creditPatient", patient.getCreditCents());
    figures.put("openInsurer", insurer.getOpenCount());
    figures.put("openPatient", patient.getOpenCount());
    figures.put("agingInsurer", aging(insurer.getAging()));
    figures.put("agingPatient", aging(patient.getAging()));
    figures.put("unapplied", kpis.getUnappliedCents());
    return figures;
  }

  private static List<Long> aging(AgingBuckets aging) {
    return List.of(
        aging.getDays0To30Cents(),
        aging.getDays31To60Cents(),
        aging.getDays61To90Cents(),
        aging.getDays91To120Cents(),
        aging.getDaysOver120Cents());
  }

  private static Map<String, Object> figures(PortfolioKpis kpis) {
    PartyBalance insurer = kpis.getInsurer();
    PartyBalance patient = kpis.getPatient();
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("receivableInsurer", insurer.getReceivableCents());
    figures.put("receivablePatient", patient.getReceivableCents());
    figures.put("creditInsurer", insurer.getCreditCents());
    figures.put("creditPatient", patient.getCreditCents());
    figures.put("openInsurer", insurer.getOpenCount());
    figures.put("openPatient", patient.getOpenCount());
    figures.put("agingInsurer", aging(insurer.getAging()));
    figures.put("agingPatient", aging(patient.getAging()));
    figures.put("unapplied", kpis.getUnappliedCents());
    figures.put("agedOver90", kpis.getAgedOver90Share());
    figures.put("daysInAr", kpis.getDaysInAr());
    kpis.getWindows().forEach(window -> addFigures(window, figures));
    return figures;
  }

  private static void addFigures(PortfolioWindow window, Map<String, Object> figures) {
    int days = window.getDays();
    figures.put("cash" + days, window.getCashCents());
    figures.put("charges" + days, window.getChargesCents());
    figures.put("gross" + days, window.getGrossCollectionRate());
    figures.put("net" + days, window.getNetCollectionRate());
    figures.put("denial" + days, window.getInitialDenialRate());
    figures.put("denialCents" + days, window.getInitialDenialRateOfCents());
    figures.put("patientDays" + days, durations(window.getPatientDaysToPay()));
    figures.put("insurerDays" + days, durations(window.getInsurerDaysToPay()));
    figures.put("payerLag" + days, durations(window.getPayerLag()));
    window
        .getPaidWithin()
        .forEach(
            paid -> {
              String within = paid.getDays() + "_" + days;
              figures.put("paidWithin" + within, paid.getShare());
              figures.put("paidWithinCents" + within, paid.getShareOfCents());
            });
  }

  private static Map<String, Object> durations(DaysToPay daysToPay) {
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("n", daysToPay == null ? 0 : daysToPay.getCount());
    figures.put("mean", daysToPay == null ? null : daysToPay.getMean());
    figures.put("median", daysToPay == null ? null : daysToPay.getMedian());
    figures.put("p90", daysToPay == null ? null : daysToPay.getP90());
    return figures;
  }
}
