package org.duebook.analytics.intake;

import java.util.Optional;
import org.duebook.analytics.record.IncomingRecord;
import org.duebook.analytics.rules.PracticeRules;
import org.duebook.ledger.Fact;
import org.duebook.ledger.FactRules;
import org.duebook.ledger.Violation;
import org.duebook.schemas.RejectionReason;
import org.duebook.wire.UndecodableException;
import org.duebook.wire.WireFormat;

/** Makes a fact of a record's bytes, or says why it can't be one. */
public final class FactReader {
  private final WireFormat wireFormat;
  private final PracticeRules rules;

  /** What became of a record. */
  public sealed interface Reading {}

  /**
   * A fact that keeps the rules.
   *
   * @param practiceId the practice
   * @param accountId the account that the record names, or null
   * @param fact what it states
   */
  public record Accepted(String practiceId, String accountId, Fact fact) implements Reading {}

  /**
   * A record that does not decode or breaks a rule.
   *
   * @param reason the kind of fault
   * @param detail field, value and what was expected; no identifier
   */
  public record Refused(RejectionReason reason, String detail) implements Reading {}

  /** Reads records of one wire format under the practices' rules. */
  public FactReader(WireFormat wireFormat, PracticeRules rules) {
    this.wireFormat = wireFormat;
    this.rules = rules;
  }

  /**
   * Decodes and checks a record.
   *
   * @param latestOccurredAt the last millisecond at which anything may have taken effect
   */
  public Reading read(IncomingRecord incoming, long latestOccurredAt) {
    FactTranslation.Statement statement;
    try {
      statement = FactTranslation.of(wireFormat.decode(incoming.payload(), incoming.topic()));
    } catch (UndecodableException e) {
      return new Refused(e.reason(), e.detail());
    }
    FactRules factRules = rules.facts(statement.practiceId());
    Optional<Violation> violation =
        factRules
            .checkId("practiceId", statement.practiceId())
            .or(() -> checkAccountId(statement, factRules))
            .or(() -> factRules.check(statement.fact(), latestOccurredAt));
    if (violation.isPresent()) {
      return new Refused(
          RejectionReason.valueOf(violation.get().rule().name()), violation.get().detail());
    }
    return new Accepted(statement.practiceId(), statement.accountId(), statement.fact());
  }

  private static Optional<Violation> checkAccountId(
      FactTranslation.Statement statement, FactRules factRules) {
    return statement.accountId() == null
        ? Optional.empty()
        : factRules.checkId("accountId", statement.accountId());
  }
}
