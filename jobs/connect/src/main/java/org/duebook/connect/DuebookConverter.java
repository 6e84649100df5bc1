package org.duebook.connect;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.connect.data.SchemaAndValue;
import org.apache.kafka.connect.errors.DataException;
import org.apache.kafka.connect.storage.Converter;
import org.duebook.schemas.AccountKpis;
import org.duebook.schemas.LedgerException;
import org.duebook.schemas.ModelQuality;
import org.duebook.schemas.PatientFollowUp;
import org.duebook.schemas.PayerFollowUp;
import org.duebook.schemas.PortfolioKpis;
import org.duebook.schemas.PortfolioKpisDaily;
import org.duebook.schemas.RejectedEvent;
import org.duebook.schemas.RejectionReason;
import org.duebook.schemas.TrainingExample;
import org.duebook.schemas.Worklist;
import org.duebook.wire.ControlTopic;
import org.duebook.wire.EventTopic;
import org.duebook.wire.SingleObjectWireFormat;
import org.duebook.wire.UndecodableException;

/**
 * Reads the values of every topic of Duebook for a sink of Kafka Connect, whichever schema of ours
 * they were written with; a tombstone stays null. Sinks only: sources write no topic of ours. Keys
 * are text, so {@code org.apache.kafka.connect.storage.StringConverter} reads them.
 *
 * <p>The configuration {@code form} says how records look: {@code nested} as in the contracts, or
 * {@code table} for a sink that only takes flat rows.
 */
public final class DuebookConverter implements Converter {
  private static final String FORM = "form";
  private static final String NESTED = "nested";
  private static final String TABLE = "table";
  private static final ConfigDef CONFIGURATION =
      new ConfigDef()
          .define(
              FORM,
              ConfigDef.Type.STRING,
              NESTED,
              ConfigDef.ValidString.in(NESTED, TABLE),
              ConfigDef.Importance.MEDIUM,
              "nested: records and lists as in the contracts; table: flat rows, where an inner"
                  + " record is columns named after it and a list is JSON text.");

  private static final List<Class<? extends SpecificRecord>> RECORDS =
      Stream.of(
              Stream.of(
                  AccountKpis.class,
                  PortfolioKpis.class,
                  PortfolioKpisDaily.class,
                  PatientFollowUp.class,
                  PayerFollowUp.class,
                  Worklist.class,
                  TrainingExample.class,
                  ModelQuality.class,
                  LedgerException.class,
                  RejectedEvent.class),
              Stream.of(EventTopic.values()).map(EventTopic::recordClass),
              Stream.of(ControlTopic.values()).map(ControlTopic::recordClass))
          .<Class<? extends SpecificRecord>>flatMap(classes -> classes)
          .toList();

  private final SingleObjectWireFormat wireFormat = new SingleObjectWireFormat();
  private final Map<String, Class<? extends SpecificRecord>> lastOfTopic = new HashMap<>();
  private final Map<Schema, ConnectForm> forms = new HashMap<>();
  private boolean asTable;

  /** Made by Kafka Connect. */
  public DuebookConverter() {}

  @Override
  public ConfigDef config() {
    return CONFIGURATION;
  }

  @Override
  public void configure(Map<String, ?> configuration, boolean isKey) {
    if (isKey) {
      throw new ConfigException(
          "key.converter: "
              + DuebookConverter.class.getName()
              + " (expected: org.apache.kafka.connect.storage.StringConverter; keys are text)");
    }
    asTable = new AbstractConfig(CONFIGURATION, configuration).getString(FORM).equals(TABLE);
  }

  @Override
  public SchemaAndValue toConnectData(String topic, byte[] value) {
    if (value == null) {
      return SchemaAndValue.NULL;
    }
    SpecificRecord record = decode(topic, value);
    ConnectForm form = forms.computeIfAbsent(record.getSchema(), this::form);
    return new SchemaAndValue(form.schema(), form.of(record));
  }

  private ConnectForm form(Schema contract) {
    return asTable ? new TableForm(contract) : new NestedForm(contract);
  }

  /** Any record of ours. A topic holds one kind, so the kind it had last is tried first. */
  private SpecificRecord decode(String topic, byte[] value) {
    UndecodableException last = null;
    Stream<Class<? extends SpecificRecord>> likely = Stream.ofNullable(lastOfTopic.get(topic));
    for (Class<? extends SpecificRecord> recordClass :
        Stream.concat(likely, RECORDS.stream()).toList()) {
      try {
        SpecificRecord record = wireFormat.decode(value, recordClass);
        lastOfTopic.put(topic, recordClass);
        return record;
      } catch (UndecodableException e) {
        if (e.reason() == RejectionReason.UNREADABLE || e.reason() == RejectionReason.EMPTY) {
          throw new DataException(topic + ": " + e.detail(), e);
        }
        last = e;
      }
    }
    throw new DataException(
        topic + ": of no schema that this release knows (expected: a record of Duebook)", last);
  }

  /** Not supported. */
  @Override
  public byte[] fromConnectData(
      String topic, org.apache.kafka.connect.data.Schema schema, Object value) {
    throw new DataException(
        topic + ": not written (expected: sinks only; the topics are the job's)");
  }
}
