package org.duebook.local.receivables;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.duebook.schemas.ActivityEvent;
import org.duebook.schemas.ActivityType;
import org.duebook.schemas.Allocation;
import org.duebook.schemas.Channel;
import org.duebook.schemas.ClaimEvent;
import org.duebook.schemas.ClaimEventType;
import org.duebook.schemas.ClaimTerms;
import org.duebook.schemas.Coverage;
import org.duebook.schemas.PaymentEvent;
import org.duebook.schemas.PaymentMethod;
import org.duebook.schemas.PaymentSource;
import org.duebook.schemas.PaymentType;
import org.duebook.wire.EventTopic;

/**
 * Tells a receivable as events. The invoice is a claim, submitted on its day; service and billing
 * are the same day, since an export knows no other. Without a payer the patient owes it from then
 * on. What is settled is paid by one payment. A dispute stands from the day of the invoice until it
 * is settled, since an export seldom says when it began: whoever trains a model should do so with
 * and without it.
 *
 * <p>Ids are made of the row's own values, so the same row gives the same events in every export.
 */
final class ReceivableEvents {
  // Within a day things happen in this order. The hours are nobody's.
  private static final LocalTime SUBMITTED_AT = LocalTime.of(8, 0);
  private static final LocalTime STATEMENT_AT = LocalTime.of(9, 0);
  private static final LocalTime DISPUTED_AT = LocalTime.of(10, 0);
  private static final LocalTime PAID_AT = LocalTime.of(16, 0);
  private static final LocalTime DISPUTE_CLOSED_AT = LocalTime.of(17, 0);

  /** 128 bits: two rows in a billion billion do not meet. */
  private static final int ID_BYTES = 16;

  private final ReceivablesMapping mapping;

  ReceivableEvents(ReceivablesMapping mapping) {
    this.mapping = mapping;
  }

  /** The events of a receivable that belong on a topic. */
  List<SpecificRecord> of(EventTopic topic, Receivable receivable) {
    return switch (topic) {
      case CLAIMS -> List.of(claim(receivable));
      case PAYMENTS -> receivable.settledOn() == null ? List.of() : List.of(payment(receivable));
      case ACTIVITIES -> activities(receivable);
      // An export knows no decision of a payer and no write-off.
      case EOBS, ADJUSTMENTS -> List.of();
    };
  }

  private ClaimEvent claim(Receivable receivable) {
    List<Coverage> coverages =
        receivable.payer() == null
            ? List.of()
            : List.of(new Coverage(receivable.payer(), mapping.payerClass(receivable.payer())));
    ClaimTerms terms =
        new ClaimTerms(
            receivable.invoicedOn(), receivable.amountCents(), null, mapping.currency(), coverages);
    return new ClaimEvent(
        eventId(receivable, "SUBMITTED", receivable.invoicedOn()),
        receivable.account(),
        mapping.practiceId(),
        instant(receivable.invoicedOn(), SUBMITTED_AT),
        receivable.invoice(),
        businessId(receivable, "submission"),
        ClaimEventType.SUBMITTED,
        terms);
  }

  private PaymentEvent payment(Receivable receivable) {
    boolean insured = receivable.payer() != null;
    return new PaymentEvent(
        eventId(receivable, "RECEIVED", receivable.settledOn()),
        receivable.account(),
        mapping.practiceId(),
        instant(receivable.settledOn(), PAID_AT),
        businessId(receivable, "payment"),
        PaymentType.RECEIVED,
        insured ? PaymentSource.INSURER : PaymentSource.PATIENT,
        receivable.payer(),
        PaymentMethod.OTHER,
        receivable.amountCents(),
        List.of(new Allocation(receivable.invoice(), receivable.amountCents())),
        null,
        null);
  }

  private List<SpecificRecord> activities(Receivable receivable) {
    List<SpecificRecord> activities = new ArrayList<>();
    LocalDate invoicedOn = receivable.invoicedOn();
    // What went to an insurer is no statement to the patient.
    if (receivable.channel() != null && receivable.payer() == null) {
      activities.add(
          activity(
              receivable,
              ActivityType.STATEMENT_SENT,
              receivable.channel(),
              invoicedOn,
              STATEMENT_AT));
    }
    if (receivable.disputed()) {
      activities.add(
          activity(receivable, ActivityType.DISPUTE_OPENED, null, invoicedOn, DISPUTED_AT));
      if (receivable.settledOn() != null) {
        activities.add(
            activity(
                receivable,
                ActivityType.DISPUTE_CLOSED,
                null,
                receivable.settledOn(),
                DISPUTE_CLOSED_AT));
      }
    }
    return activities;
  }

  private ActivityEvent activity(
      Receivable receivable, ActivityType type, Channel channel, LocalDate day, LocalTime time) {
    return new ActivityEvent(
        eventId(receivable, type.name(), day),
        receivable.account(),
        mapping.practiceId(),
        instant(day, time),
        businessId(receivable, type.name()),
        type,
        receivable.invoice(),
        channel,
        null,
        null);
  }

  private Instant instant(LocalDate day, LocalTime time) {
    return day.atTime(time).atZone(mapping.zone()).toInstant();
  }

  /** The same for a row that a later export corrects: then the later event holds. */
  private String businessId(Receivable receivable, String kind) {
    return hash(mapping.practiceId(), receivable.account(), receivable.invoice(), kind);
  }

  /** Another one where the event says anything else. */
  private String eventId(Receivable receivable, String kind, LocalDate day) {
    return hash(
        mapping.practiceId(),
        receivable.account(),
        receivable.invoice(),
        kind,
        day.toString(),
        Long.toString(receivable.amountCents()),
        String.valueOf(receivable.channel()),
        String.valueOf(receivable.payer()),
        mapping.currency(),
        mapping.zone().getId());
  }

  private static String hash(String... parts) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (String part : parts) {
        byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
        // With their lengths, so that no two lists of parts run into the same bytes.
        digest.update((bytes.length + ":").getBytes(StandardCharsets.UTF_8));
        digest.update(bytes);
      }
      return HexFormat.of().formatHex(digest.digest(), 0, ID_BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("SHA-256: not there (expected: in every JDK)", e);
    }
  }
}
