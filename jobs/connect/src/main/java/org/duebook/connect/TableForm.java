package org.duebook.connect;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.duebook.wire.PlainJson;

/**
 * Records as rows of a table. A record within a record is columns of its own, {@code
 * insurer_receivableCents}; a list is text, in the JSON that the files have.
 */
final class TableForm implements ConnectForm {
  /** A column, and how it is read from a record; null where nothing is there. */
  private record Column(String name, Function<SpecificRecord, Object> read) {}

  private final List<Column> columns = new ArrayList<>();
  private final Schema schema;

  /** The form of a contract's records. */
  TableForm(org.apache.avro.Schema contract) {
    SchemaBuilder row = SchemaBuilder.struct().name(contract.getFullName()).doc(contract.getDoc());
    addColumns("", contract, false, Function.identity(), row);
    this.schema = row.build();
  }

  private void addColumns(
      String prefix,
      org.apache.avro.Schema record,
      boolean mayBeAbsent,
      Function<SpecificRecord, SpecificRecord> within,
      SchemaBuilder row) {
    for (org.apache.avro.Schema.Field field : record.getFields()) {
      boolean optional = mayBeAbsent || field.schema().isNullable();
      org.apache.avro.Schema present = Values.present(field.schema());
      String name = prefix + field.name();
      Function<SpecificRecord, Object> read =
          outer -> {
            SpecificRecord inner = within.apply(outer);
            return inner == null ? null : inner.get(field.pos());
          };
      if (present.getType() == org.apache.avro.Schema.Type.RECORD) {
        addColumns(name + "_", present, optional, outer -> (SpecificRecord) read.apply(outer), row);
      } else {
        boolean list = present.getType() == org.apache.avro.Schema.Type.ARRAY;
        SchemaBuilder column = (list ? SchemaBuilder.string() : Values.schema(present));
        column.doc(field.doc());
        row.field(name, optional ? column.optional().build() : column.build());
        columns.add(new Column(name, list ? read.andThen(TableForm::json) : read));
      }
    }
  }

  private static Object json(Object list) {
    return list == null ? null : PlainJson.write((List<?>) list);
  }

  @Override
  public Schema schema() {
    return schema;
  }

  @Override
  public Struct of(SpecificRecord record) {
    Struct row = new Struct(schema);
    columns.forEach(column -> row.put(column.name(), Values.value(column.read().apply(record))));
    return row;
  }
}
