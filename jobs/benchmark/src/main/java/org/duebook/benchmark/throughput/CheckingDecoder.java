package org.duebook.benchmark.throughput;

import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.duebook.analytics.intake.FactReader;
import org.duebook.analytics.record.AccountKey;
import org.duebook.analytics.record.IncomingRecord;
import org.duebook.analytics.record.OutputRecord;
import org.duebook.analytics.rules.BusinessRules;
import org.duebook.analytics.rules.PracticeRules;
import org.duebook.wire.SingleObjectWireFormat;

/** Decodes and checks an event, and passes its bytes on under its account. */
final class CheckingDecoder extends ProcessFunction<IncomingRecord, OutputRecord> {
  private static final long serialVersionUID = 1L;
  private final BusinessRules rules;
  private transient FactReader reader;

  CheckingDecoder(BusinessRules rules) {
    this.rules = rules;
  }

  @Override
  public void open(OpenContext context) {
    reader = new FactReader(new SingleObjectWireFormat(), new PracticeRules(rules));
  }

  @Override
  public void processElement(IncomingRecord record, Context context, Collector<OutputRecord> out) {
    if (reader.read(record, Long.MAX_VALUE) instanceof FactReader.Accepted accepted) {
      // What names no account goes by its event: finding the account is the whole job's work.
      String id = accepted.accountId() == null ? accepted.fact().eventId() : accepted.accountId();
      out.collect(new OutputRecord(AccountKey.of(accepted.practiceId(), id), record.payload()));
    }
  }
}
