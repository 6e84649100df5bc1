package org.duebook.models.contract;

import static org.duebook.models.contract.Direction.NEVER_LOWERS_RISK;
import static org.duebook.models.contract.Direction.UNKNOWN;
import static org.duebook.models.contract.Missing.FILLED_BY_MODEL;
import static org.duebook.models.contract.Missing.NEVER;
import static org.duebook.models.contract.Missing.ZERO;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The features of a share in their order: what who fills them and who reads them agree on. The same
 * list serves both parties; what a party does not know is always 0 there.
 *
 * <p>A share is what one party still owes on one claim, as of the end of a business day. Past
 * shares are other shares of the same party in the account whose outcome was known by then.
 *
 * <p>The hash is over every word of the list: a model made for another list, or for the same list
 * with another meaning, is told apart even if nobody raised the version.
 */
public final class FeatureContract {
  /** The feature that a model fills from its own table of payers. */
  public static final String PAYER_LATE_RATE = "payer-late-rate";

  private static final FeatureContract CURRENT =
      new FeatureContract(
          1,
          List.of(
              dollars("open-dollars", "Open on this share"),
              dollars("account-open-dollars", "Open of this party in the whole account"),
              known("open-count", "Open shares of this party in the account", Unit.COUNT),
              knownRisk("age-days", "Days since the share's clock began", Unit.DAYS),
              known("oldest-days", "Age of the oldest open share in the account", Unit.DAYS),
              zero("share-of-charge", "Open part of what was charged", Unit.RATIO),
              flag("payer-commercial", "The primary payer is a commercial insurer"),
              flag("payer-medicare", "The primary payer is Medicare"),
              flag("payer-medicaid", "The primary payer is Medicaid"),
              flag("payer-other-government", "The primary payer is another public one"),
              flag("payer-workers-comp", "The primary payer is workers' compensation"),
              flag("payer-other", "The primary payer is of another kind"),
              flag("self-pay", "There is no payer"),
              new Feature(
                  PAYER_LATE_RATE,
                  "Late part of this payer's shares in the training data",
                  Unit.RATIO,
                  FILLED_BY_MODEL,
                  NEVER_LOWERS_RISK),
              zero("deductible-part", "Part of the share that is deductible (PR 1)", Unit.RATIO),
              zero("coinsurance-part", "Part of the share that is coinsurance (PR 2)", Unit.RATIO),
              zero("copay-part", "Part of the share that is copay (PR 3)", Unit.RATIO),
              known("has-past", "The account has past shares", Unit.FLAG),
              zero("past-count", "Past shares of the account", Unit.COUNT),
              risk("past-late-fraction", "Part of the past shares that were late", Unit.RATIO),
              risk("past-late-of-last-five", "Late part of the last five past shares", Unit.RATIO),
              risk("past-mean-days", "Mean days to pay of settled past shares", Unit.DAYS),
              risk("past-last-days", "Days to pay of the past share settled last", Unit.DAYS),
              risk("bounced-payments", "Payments that bounced in the last 365 days", Unit.COUNT),
              risk("broken-promises", "Promises due and not paid in the last 365 days", Unit.COUNT),
              risk(
                  "missed-instalments", "Plan instalments missed in the last 365 days", Unit.COUNT),
              knownRisk("dispute-open", "A dispute of the claim or the account is open", Unit.FLAG),
              zero("statements-sent", "Statements since the share's clock began", Unit.COUNT),
              known("has-payment", "A payment of this party ever came", Unit.FLAG),
              zero("days-since-payment", "Days since the party's last payment", Unit.DAYS),
              zero("reachable-channels", "Channels that are known to work", Unit.COUNT),
              risk(
                  "contact-failed",
                  "The last contact failed and no working channel is left",
                  Unit.FLAG),
              risk("claim-rejected", "The last acknowledgement is a rejection", Unit.FLAG),
              risk("claim-denied", "A live remittance carries a denial", Unit.FLAG),
              zero("claim-explained", "A live remittance is there", Unit.FLAG),
              zero("appeals", "Appeals filed on the claim", Unit.COUNT),
              zero("payer-contacts", "Contacts with the payer about the claim", Unit.COUNT),
              zero("coverages", "Payers of the claim", Unit.COUNT)));

  private final int version;
  private final List<Feature> features;
  private final Map<String, Integer> positions;
  private final String hash;

  /**
   * A list of features; the one in use is {@link #current()}.
   *
   * @throws IllegalArgumentException if two features have one name
   */
  public FeatureContract(int version, List<Feature> features) {
    this.version = version;
    this.features = List.copyOf(features);
    this.positions = new HashMap<>();
    for (int i = 0; i < features.size(); i++) {
      if (positions.put(features.get(i).name(), i) != null) {
        throw new IllegalArgumentException(
            "feature " + features.get(i).name() + ": named twice (expected: unique names)");
      }
    }
    this.hash = Sha256.hex(canonicalText().getBytes(StandardCharsets.UTF_8));
  }

  /** The list in use, version 1. */
  public static FeatureContract current() {
    return CURRENT;
  }

  /** The number that people call it by. */
  public int version() {
    return version;
  }

  /** The features in their order. */
  public List<Feature> features() {
    return features;
  }

  /** How many features there are: the length of every array of values. */
  public int size() {
    return features.size();
  }

  /** SHA-256 over the canonical text, 64 hexadecimal digits. */
  public String hash() {
    return hash;
  }

  /** Version and the first digits of the hash, as messages name it. */
  public String label() {
    return label(version, hash);
  }

  /** The same for a contract of which only version and hash are known. */
  public static String label(int version, String hash) {
    return "version " + version + " (" + hash.substring(0, Math.min(8, hash.length())) + ")";
  }

  /** Whether there is a feature of that name. */
  public boolean contains(String name) {
    return positions.containsKey(name);
  }

  /**
   * The place of a feature in the arrays.
   *
   * @throws IllegalArgumentException if there is none of that name
   */
  public int indexOf(String name) {
    Integer position = positions.get(name);
    if (position == null) {
      throw new IllegalArgumentException(
          "feature " + name + ": unknown (expected: a name of contract " + label() + ")");
    }
    return position;
  }

  /** The place of the feature that a model fills from its own table; -1 if there is none. */
  public int payerLateRateIndex() {
    return positions.getOrDefault(PAYER_LATE_RATE, -1);
  }

  /** What the hash is over: a head line, then one line a feature. */
  public String canonicalText() {
    StringBuilder text = new StringBuilder("late-payment features, version ").append(version);
    features.forEach(feature -> text.append('\n').append(feature.canonicalLine()));
    return text.append('\n').toString();
  }

  private static Feature dollars(String name, String meaning) {
    return known(name, meaning, Unit.DOLLARS);
  }

  private static Feature known(String name, String meaning, Unit unit) {
    return new Feature(name, meaning, unit, NEVER, UNKNOWN);
  }

  private static Feature zero(String name, String meaning, Unit unit) {
    return new Feature(name, meaning, unit, ZERO, UNKNOWN);
  }

  private static Feature flag(String name, String meaning) {
    return zero(name, meaning, Unit.FLAG);
  }

  private static Feature risk(String name, String meaning, Unit unit) {
    return new Feature(name, meaning, unit, ZERO, NEVER_LOWERS_RISK);
  }

  private static Feature knownRisk(String name, String meaning, Unit unit) {
    return new Feature(name, meaning, unit, NEVER, NEVER_LOWERS_RISK);
  }
}
