package org.duebook.local.access;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;
import org.duebook.schemas.ActivityEvent;
import org.duebook.schemas.ActivityType;
import org.duebook.schemas.AdjustmentEvent;
import org.duebook.schemas.Allocation;
import org.duebook.schemas.ClaimEvent;
import org.duebook.schemas.Coverage;
import org.duebook.schemas.EobAdjustment;
import org.duebook.schemas.EobEvent;
import org.duebook.schemas.PaymentEvent;
import org.duebook.wire.EventTopic;
import org.duebook.wire.PlainJson;
import org.duebook.wire.UndecodableException;

/**
 * Puts values into event files that would be known again wherever they come out: identifiers,
 * codes, trace numbers and what activities say.
 */
final class Canaries {
  static final String ACCOUNT = "CANARYACCOUNT";
  static final String CLAIM = "CANARYCLAIM";
  static final String PAYER = "CANARYPAYER";
  static final String REASON_CODE = "CANARYREASON";
  static final String REMARK = "CANARYREMARK";
  static final String TRACE = "CANARYTRACE";
  static final String ACTIVITY = "CANARYACTIVITY";

  /** Codes that decide something; without them nothing would be denied, corrected or on hold. */
  private static final Set<String> KEPT_CODES = Set.of("1", "2", "3", "23", "45", "16", "197");

  private static final Set<ActivityType> WITH_CODES =
      Set.of(
          ActivityType.HOLD_PLACED,
          ActivityType.HOLD_RELEASED,
          ActivityType.PLAN_ENDED,
          ActivityType.APPEAL_DECIDED);

  private Canaries() {}

  /** Copies event files with canaries in them, and some lines that will be refused. */
  static void plant(Path from, Path to) throws IOException, UndecodableException {
    Files.createDirectories(to);
    for (EventTopic topic : EventTopic.values()) {
      String name = topic.topicName() + ".jsonl";
      List<String> lines = Files.readAllLines(from.resolve(name));
      try (BufferedWriter out = Files.newBufferedWriter(to.resolve(name))) {
        for (int i = 0; i < lines.size(); i++) {
          SpecificRecord event = PlainJson.read(lines.get(i), topic.recordClass());
          plant(event, i);
          String line = PlainJson.write(event);
          out.write(line + "\n");
          if (i < 20) {
            out.write(broken(line, i) + "\n");
          }
        }
      }
    }
  }

  /** Every kind of fault, around the same identifiers. */
  private static String broken(String line, int kind) {
    return switch (kind % 5) {
      case 0 -> line.substring(0, line.length() / 2);
      case 1 -> line.replaceFirst("\"type\":\"[A-Z_]+\"", "\"type\":\"" + ACCOUNT + "\"");
      case 2 -> line.replaceFirst("\"occurredAt\":\"[^\"]+\"", "\"occurredAt\":\"" + CLAIM + "\"");
      case 3 ->
          line.replaceFirst("\"occurredAt\":\"[^\"]+\"", "\"occurredAt\":\"1980-01-01T00:00:00Z\"");
      // The same event id with other content.
      default ->
          line.replaceFirst("\"occurredAt\":\"[^\"]+\"", "\"occurredAt\":\"2025-01-01T00:00:00Z\"");
    };
  }

  private static void plant(SpecificRecord event, int number) {
    if (event instanceof ClaimEvent claim) {
      claim.setAccountId(ACCOUNT + claim.getAccountId());
      claim.setClaimId(CLAIM + claim.getClaimId());
      if (claim.getTerms() != null) {
        for (Coverage coverage : claim.getTerms().getCoverages()) {
          coverage.setPayerId(PAYER + coverage.getPayerId());
        }
      }
    } else if (event instanceof EobEvent eob) {
      // Every other remittance finds its account through its claim.
      eob.setAccountId(number % 2 == 0 ? null : ACCOUNT + eob.getAccountId());
      eob.setClaimId(CLAIM + eob.getClaimId());
      eob.setPayerId(PAYER + eob.getPayerId());
      eob.setTraceNumber(TRACE + number);
      eob.setRemarkCodes(List.of(REMARK + number));
      for (EobAdjustment adjustment : eob.getAdjustments()) {
        if (!KEPT_CODES.contains(adjustment.getReasonCode())) {
          adjustment.setReasonCode(REASON_CODE + adjustment.getReasonCode());
        }
      }
    } else if (event instanceof PaymentEvent payment) {
      payment.setAccountId(
          payment.getAccountId() == null ? null : ACCOUNT + payment.getAccountId());
      payment.setPayerId(payment.getPayerId() == null ? null : PAYER + payment.getPayerId());
      payment.setTraceNumber(TRACE + number);
      for (Allocation allocation : payment.getAllocations()) {
        allocation.setClaimId(CLAIM + allocation.getClaimId());
      }
    } else if (event instanceof AdjustmentEvent adjustment) {
      adjustment.setAccountId(ACCOUNT + adjustment.getAccountId());
      adjustment.setClaimId(CLAIM + adjustment.getClaimId());
    } else if (event instanceof ActivityEvent activity) {
      activity.setAccountId(ACCOUNT + activity.getAccountId());
      activity.setClaimId(activity.getClaimId() == null ? null : CLAIM + activity.getClaimId());
      if (!WITH_CODES.contains(activity.getType())) {
        activity.setCode(ACTIVITY + number);
      }
    }
  }
}
