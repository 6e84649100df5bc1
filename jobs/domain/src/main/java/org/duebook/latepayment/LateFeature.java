package org.duebook.latepayment;

import java.util.List;
import java.util.function.ToDoubleFunction;
import org.duebook.ledger.Party;
import org.duebook.ledger.PayerClass;

/**
 * One thing that a late-payment model may know of a share, with how it is read.
 *
 * <p>The names and their order are the feature contract that models are made for; meaning, unit and
 * missing value stand there. Nothing is in the list that tells who the patient is or what they
 * have: no name, birth date, sex, race, diagnosis or postcode (contract page, section 4).
 *
 * @param name in the feature contract
 * @param ownTo the party whose side alone it tells of, or null: it may be named to that side only,
 *     whatever a model makes of it for the other (contract page, section 5: minimum necessary)
 * @param reading how it is read from a share
 */
public record LateFeature(String name, Party ownTo, ToDoubleFunction<OpenShare> reading) {
  private static final String DEDUCTIBLE = "1";
  private static final String COINSURANCE = "2";
  private static final String COPAY = "3";

  /** Every feature, in the order of the contract. */
  public static final List<LateFeature> ALL =
      List.of(
          new LateFeature("open-dollars", share -> dollars(share.openCents())),
          new LateFeature("account-open-dollars", share -> dollars(share.ofParty().openCents())),
          new LateFeature("open-count", share -> share.ofParty().openCount()),
          new LateFeature("age-days", OpenShare::ageDays),
          new LateFeature("oldest-days", share -> share.ofParty().oldestDays()),
          new LateFeature("share-of-charge", OpenShare::shareOfCharge),
          ofPayerClass("payer-commercial", PayerClass.COMMERCIAL),
          ofPayerClass("payer-medicare", PayerClass.MEDICARE),
          ofPayerClass("payer-medicaid", PayerClass.MEDICAID),
          ofPayerClass("payer-other-government", PayerClass.OTHER_GOVERNMENT),
          ofPayerClass("payer-workers-comp", PayerClass.WORKERS_COMP),
          ofPayerClass("payer-other", PayerClass.OTHER),
          new LateFeature("self-pay", share -> flag(share.payerId() == null)),
          // An account can't know it: a model puts in what it has learnt of the payer.
          new LateFeature("payer-late-rate", share -> 0),
          new LateFeature("deductible-part", share -> share.responsibilityPart(DEDUCTIBLE)),
          new LateFeature("coinsurance-part", share -> share.responsibilityPart(COINSURANCE)),
          new LateFeature("copay-part", share -> share.responsibilityPart(COPAY)),
          new LateFeature("has-past", share -> flag(share.pastCount() > 0)),
          new LateFeature("past-count", OpenShare::pastCount),
          new LateFeature("past-late-fraction", share -> share.lateFraction(Integer.MAX_VALUE)),
          new LateFeature("past-late-of-last-five", share -> share.lateFraction(5)),
          new LateFeature("past-mean-days", OpenShare::meanDaysToPay),
          new LateFeature("past-last-days", OpenShare::lastDaysToPay),
          new LateFeature("bounced-payments", OpenShare::bouncedPayments),
          ofPatient(
              "broken-promises", share -> share.activities().brokenPromises(share.memoryFrom())),
          ofPatient(
              "missed-instalments",
              share -> share.activities().missedInstalments(share.memoryFrom())),
          ofPatient("dispute-open", share -> flag(share.activities().isDisputed(share.claimId()))),
          ofPatient(
              "statements-sent",
              share -> share.activities().statementsSince(share.responsibleOn(), share.claimId())),
          new LateFeature("has-payment", share -> flag(share.hasPayment())),
          new LateFeature("days-since-payment", OpenShare::daysSincePayment),
          ofPatient("reachable-channels", share -> share.activities().reachableChannels()),
          ofPatient("contact-failed", share -> flag(share.isUnreachable())),
          ofInsurer("claim-rejected", share -> flag(share.isRejected())),
          ofInsurer("claim-denied", share -> flag(share.isDenied())),
          ofInsurer("claim-explained", share -> flag(share.isExplained())),
          ofInsurer("appeals", share -> share.activities().appeals(share.claimId()).size()),
          ofInsurer(
              "payer-contacts", share -> share.activities().payerContacts(share.claimId()).size()),
          new LateFeature("coverages", OpenShare::coverages));

  private LateFeature(String name, ToDoubleFunction<OpenShare> reading) {
    this(name, null, reading);
  }

  /** Whether an explanation for a party's side may name it. */
  public boolean isToldTo(Party party) {
    return ownTo == null || ownTo == party;
  }

  double of(OpenShare share) {
    return reading.applyAsDouble(share);
  }

  private static LateFeature ofPayerClass(String name, PayerClass payerClass) {
    return new LateFeature(name, share -> flag(share.hasPayerOf(payerClass)));
  }

  /** What only a patient does; 0 for insurers. */
  private static LateFeature ofPatient(String name, ToDoubleFunction<OpenShare> reading) {
    return new LateFeature(
        name,
        Party.PATIENT,
        share -> share.party() == Party.PATIENT ? reading.applyAsDouble(share) : 0);
  }

  /** How a claim fares with its payers; a patient's model may know it, the patient's side not. */
  private static LateFeature ofInsurer(String name, ToDoubleFunction<OpenShare> reading) {
    return new LateFeature(name, Party.INSURER, reading);
  }

  private static double dollars(long cents) {
    return cents / 100.0;
  }

  private static double flag(boolean is) {
    return is ? 1 : 0;
  }
}
