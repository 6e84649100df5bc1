package org.duebook.analytics.finder;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.duebook.analytics.finder.SearchMessage.Located;
import org.duebook.analytics.finder.SearchMessage.PaymentAt;
import org.duebook.analytics.finder.SearchMessage.Sought;
import org.duebook.analytics.record.IncomingRecordCodec;
import org.duebook.analytics.serialization.Codec;
import org.duebook.analytics.serialization.Fields;

/** Bytes of a {@link SearchMessage}. */
public final class SearchMessageCodec implements Codec<SearchMessage> {
  private static final long serialVersionUID = 1L;
  private static final IncomingRecordCodec RECORDS = new IncomingRecordCodec();

  /** For Flink, which names it in savepoints. */
  public SearchMessageCodec() {}

  @Override
  public Class<SearchMessage> type() {
    return SearchMessage.class;
  }

  @Override
  public int version() {
    return 1;
  }

  @Override
  public void write(SearchMessage message, DataOutput output) throws IOException {
    Fields.writeText(message.searchKey(), output);
    Fields.writeText(message.practiceId(), output);
    output.writeBoolean(message.sought() != null);
    if (message.sought() != null) {
      write(message.sought(), output);
    }
    output.writeBoolean(message.located() != null);
    if (message.located() != null) {
      Fields.writeText(message.located().claimId(), output);
      Fields.writeText(message.located().accountId(), output);
    }
    output.writeBoolean(message.payment() != null);
    if (message.payment() != null) {
      write(message.payment(), output);
    }
  }

  @Override
  public SearchMessage read(int version, DataInput input) throws IOException {
    return new SearchMessage(
        Fields.readText(input),
        Fields.readName(input),
        input.readBoolean() ? readSought(version, input) : null,
        input.readBoolean() ? new Located(Fields.readText(input), Fields.readText(input)) : null,
        input.readBoolean() ? readPayment(input) : null);
  }

  @Override
  public SearchMessage copy(SearchMessage message) {
    return message;
  }

  static void write(Sought sought, DataOutput output) throws IOException {
    Fields.writeText(sought.eventId(), output);
    Moments.write(sought.moment(), output);
    output.writeBoolean(sought.reversal());
    Fields.writeTexts(sought.claimIds(), output);
    RECORDS.write(sought.record(), output);
  }

  static Sought readSought(int version, DataInput input) throws IOException {
    return new Sought(
        Fields.readText(input),
        Moments.read(input),
        input.readBoolean(),
        Fields.readTexts(input),
        RECORDS.read(version, input));
  }

  static void write(PaymentAt payment, DataOutput output) throws IOException {
    Fields.writeText(payment.accountId(), output);
    Moments.write(payment.moment(), output);
  }

  static PaymentAt readPayment(DataInput input) throws IOException {
    return new PaymentAt(Fields.readText(input), Moments.read(input));
  }
}
