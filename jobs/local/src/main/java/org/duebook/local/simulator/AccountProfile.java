package org.duebook.local.simulator;

import java.util.List;
import org.duebook.schemas.Channel;
import org.duebook.schemas.PayerClass;
import org.duebook.schemas.PaymentMethod;

/**
 * What stays the same about an account as long as it is simulated.
 *
 * @param accountId opaque id
 * @param practice where it is treated
 * @param behaviour how its guarantor pays
 * @param slowness stretches all its delays, 1 is average
 * @param hardship whether it would be granted assistance
 * @param visitsPerYear how often it comes
 * @param payers its insurances in paying order; empty: self-pay
 * @param plan what the first of them asks of the patient
 * @param statementChannel how statements go out
 * @param reminderChannel how reminders go out, or null without consent
 * @param method how it pays
 */
record AccountProfile(
    String accountId,
    PracticeProfile practice,
    PatientBehaviour behaviour,
    double slowness,
    boolean hardship,
    double visitsPerYear,
    List<PayerProfile> payers,
    InsurancePlan plan,
    Channel statementChannel,
    Channel reminderChannel,
    PaymentMethod method) {
  private static final double MEDIAN_VISITS_PER_YEAR = 4.7;
  private static final double VISITS_SIGMA = 0.65;
  private static final double MEDICARE_VISIT_FACTOR = 1.4;
  private static final double MIN_VISITS_PER_YEAR = 0.3;
  private static final double MAX_VISITS_PER_YEAR = 30;
  private static final double SLOWNESS_SIGMA = 0.35;
  private static final double HARDSHIP_SHARE = 0.12;
  private static final double HARDSHIP_SHARE_OF_SELF_PAY = 0.35;
  private static final double MEDICARE_WITH_SUPPLEMENT = 0.50;
  private static final double MEDICARE_WITH_MEDICAID = 0.12;
  private static final double COMMERCIAL_WITH_SECOND = 0.05;
  private static final double CONSENTS_TO_REMINDERS = 0.75;

  private static final Channel[] STATEMENT_CHANNELS = {Channel.MAIL, Channel.EMAIL, Channel.PORTAL};
  private static final double[] STATEMENT_CHANNEL_SHARES = {0.55, 0.25, 0.20};
  private static final PaymentMethod[] METHODS = {
    PaymentMethod.CARD, PaymentMethod.CHECK, PaymentMethod.ACH, PaymentMethod.CASH
  };
  private static final double[] METHOD_SHARES = {0.55, 0.25, 0.13, 0.07};

  static AccountProfile draw(String accountId, Market market, Chance chance) {
    PracticeProfile practice = market.drawPractice(chance);
    List<PayerProfile> payers = drawPayers(practice, market, chance);
    boolean selfPay = payers.isEmpty();
    double visits = chance.logNormal(MEDIAN_VISITS_PER_YEAR, VISITS_SIGMA);
    if (!selfPay && payers.get(0).is(PayerClass.MEDICARE)) {
      visits *= MEDICARE_VISIT_FACTOR;
    }
    return new AccountProfile(
        accountId,
        practice,
        PatientBehaviour.draw(chance),
        chance.logNormal(1, SLOWNESS_SIGMA),
        chance.happens(selfPay ? HARDSHIP_SHARE_OF_SELF_PAY : HARDSHIP_SHARE),
        Math.max(MIN_VISITS_PER_YEAR, Math.min(MAX_VISITS_PER_YEAR, visits)),
        payers,
        selfPay ? InsurancePlan.NOTHING : InsurancePlan.draw(payers.get(0), chance),
        STATEMENT_CHANNELS[chance.index(STATEMENT_CHANNEL_SHARES)],
        drawReminderChannel(chance),
        METHODS[chance.index(METHOD_SHARES)]);
  }

  private static List<PayerProfile> drawPayers(
      PracticeProfile practice, Market market, Chance chance) {
    if (chance.happens(practice.selfPayShare())) {
      return List.of();
    }
    PayerProfile first = market.drawPayer(practice, chance);
    if (first.is(PayerClass.MEDICARE) && first.crossesOver()) {
      int second =
          chance.index(
              MEDICARE_WITH_SUPPLEMENT,
              MEDICARE_WITH_MEDICAID,
              1 - MEDICARE_WITH_SUPPLEMENT - MEDICARE_WITH_MEDICAID);
      return switch (second) {
        case 0 -> List.of(first, market.payer(PayerProfile.SUPPLEMENT_ID));
        case 1 -> List.of(first, medicaid(market));
        default -> List.of(first);
      };
    }
    if (first.is(PayerClass.COMMERCIAL) && chance.happens(COMMERCIAL_WITH_SECOND)) {
      PayerProfile second = market.drawPayer(practice, chance);
      return second.is(PayerClass.COMMERCIAL) && !second.equals(first)
          ? List.of(first, second)
          : List.of(first);
    }
    return List.of(first);
  }

  private static PayerProfile medicaid(Market market) {
    return market.payers().stream()
        .filter(payer -> payer.is(PayerClass.MEDICAID))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no payer of class MEDICAID"));
  }

  private static Channel drawReminderChannel(Chance chance) {
    if (!chance.happens(CONSENTS_TO_REMINDERS)) {
      return null;
    }
    return chance.happens(0.7) ? Channel.SMS : Channel.EMAIL;
  }

  boolean isSelfPay() {
    return payers.isEmpty();
  }
}
