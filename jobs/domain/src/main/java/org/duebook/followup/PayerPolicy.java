package org.duebook.followup;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.duebook.ledger.Coverage;
import org.duebook.ledger.PayerClass;

/**
 * What is done about the insurers' side of claims (contract page, section 5). Days in numbers,
 * amounts in cents.
 *
 * @param denials what can be done about denials
 * @param underpaid from which shortfall an underpayment is appealed
 * @param silentDays a payer is asked after so many days, or after its own lag if that is longer
 * @param touchDays it is not asked again within so many days of the last touch
 * @param filingWarningDays days before a filing deadline on which a warning is added
 * @param byId what is known of single payers
 * @param byClass of classes of payers, where the payer itself is not known
 * @param others of all others
 */
public record PayerPolicy(
    Denials denials,
    Underpaid underpaid,
    int silentDays,
    int touchDays,
    List<Integer> filingWarningDays,
    Map<String, PayerTerms> byId,
    Map<PayerClass, PayerTerms> byClass,
    PayerTerms others) {
  /** Keeps its own copies, and checks the numbers. */
  public PayerPolicy {
    filingWarningDays = List.copyOf(filingWarningDays);
    byId = Map.copyOf(byId);
    byClass = Map.copyOf(byClass);
    PolicyRange.atLeast("silent-days", silentDays, 0);
    PolicyRange.atLeast("touch-days", touchDays, 0);
  }

  /** What is known of the payer of a coverage. */
  public PayerTerms terms(Coverage coverage) {
    PayerTerms known = byId.get(coverage.payerId());
    return known != null ? known : byClass.getOrDefault(coverage.payerClass(), others);
  }

  /**
   * What can be done about denials, by claim adjustment reason code (X12 list 139).
   *
   * @param correctable codes of claims that can be corrected and sent again
   * @param appealable codes that can be appealed
   * @param noAppealRemarks remark codes that bar an appeal: MA130, the claim was not processable
   * @param appealSpareDays an appeal is proposed up to so many days before its last day
   * @param groups names of groups of codes whose chances are alike
   */
  public record Denials(
      Set<String> correctable,
      Set<String> appealable,
      Set<String> noAppealRemarks,
      int appealSpareDays,
      Map<String, Set<String>> groups) {
    /** Keeps its own copies, and checks the numbers. */
    public Denials {
      correctable = Set.copyOf(correctable);
      appealable = Set.copyOf(appealable);
      noAppealRemarks = Set.copyOf(noAppealRemarks);
      groups = Map.copyOf(groups);
      PolicyRange.atLeast("appeal-spare-days", appealSpareDays, 0);
    }

    /** The group of a code, {@link WorthPolicy#OTHER_GROUP} if it is in none. */
    public String groupOf(String code) {
      return groups.entrySet().stream()
          .filter(group -> group.getValue().contains(code))
          .map(Map.Entry::getKey)
          .sorted()
          .findFirst()
          .orElse(WorthPolicy.OTHER_GROUP);
    }
  }

  /**
   * From which shortfall an underpayment is appealed: the greater of both.
   *
   * @param fromCents so many cents
   * @param fromBasisPoints so many hundredths of a percent of what is expected
   */
  public record Underpaid(long fromCents, int fromBasisPoints) {
    /** Checks the numbers. */
    public Underpaid {
      PolicyRange.atLeast("underpaid from cents", fromCents, 1);
      PolicyRange.atLeast("underpaid basis points", fromBasisPoints, 0);
    }
  }
}
