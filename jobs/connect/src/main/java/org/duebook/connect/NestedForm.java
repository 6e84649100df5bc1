package org.duebook.connect;

import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;

/** Records as the contracts have them: records within records, and lists of them. */
final class NestedForm implements ConnectForm {
  private final Schema schema;

  /** The form of a contract's records. */
  NestedForm(org.apache.avro.Schema contract) {
    this.schema = builder(contract).doc(contract.getDoc()).build();
  }

  private static SchemaBuilder builder(org.apache.avro.Schema avro) {
    return switch (avro.getType()) {
      case RECORD -> {
        SchemaBuilder struct = SchemaBuilder.struct().name(avro.getFullName());
        for (org.apache.avro.Schema.Field field : avro.getFields()) {
          SchemaBuilder value = builder(Values.present(field.schema())).doc(field.doc());
          struct.field(
              field.name(), field.schema().isNullable() ? value.optional().build() : value.build());
        }
        yield struct;
      }
      case ARRAY -> SchemaBuilder.array(builder(avro.getElementType()).build());
      default -> Values.schema(avro);
    };
  }

  @Override
  public Schema schema() {
    return schema;
  }

  @Override
  public Struct of(SpecificRecord record) {
    return struct(schema, record);
  }

  private static Struct struct(Schema schema, SpecificRecord record) {
    Struct struct = new Struct(schema);
    for (Field field : schema.fields()) {
      struct.put(field, value(field.schema(), record.get(field.index())));
    }
    return struct;
  }

  private static Object value(Schema schema, Object value) {
    if (value instanceof SpecificRecord record) {
      return struct(schema, record);
    }
    if (value instanceof List<?> list) {
      return list.stream().map(one -> value(schema.valueSchema(), one)).toList();
    }
    return Values.value(value);
  }
}
