package org.duebook.local.dashboard.page;

import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.avro.Schema;
import org.duebook.local.dashboard.book.ReadTopic;
import org.duebook.wire.GeneratedRecords;

/** What fields and symbols mean, in the words of the contracts, which carry them with them. */
public final class Definitions {
  private Definitions() {}

  /**
   * Every definition there is: {@code Record.field} has the doc of the field, {@code Enum.SYMBOL}
   * the line of the symbol.
   */
  public static Map<String, String> all() {
    Map<String, String> definitions = new LinkedHashMap<>();
    for (ReadTopic topic : ReadTopic.values()) {
      collect(GeneratedRecords.data().getSchema(topic.recordClass()), definitions);
    }
    return definitions;
  }

  private static void collect(Schema schema, Map<String, String> definitions) {
    switch (schema.getType()) {
      case RECORD -> {
        for (Schema.Field field : schema.getFields()) {
          definitions.put(schema.getName() + "." + field.name(), oneLine(field.doc()));
          collect(field.schema(), definitions);
        }
      }
      case ENUM -> symbols(schema, definitions);
      case ARRAY -> collect(schema.getElementType(), definitions);
      case UNION -> schema.getTypes().forEach(type -> collect(type, definitions));
      case MAP, FIXED, STRING, BYTES, INT, LONG, FLOAT, DOUBLE, BOOLEAN, NULL -> {
        // Holds no further definition.
      }
    }
  }

  private static void symbols(Schema schema, Map<String, String> definitions) {
    String doc = schema.getDoc() == null ? "" : schema.getDoc();
    doc.lines()
        .map(String::strip)
        .forEach(
            line -> {
              int colon = line.indexOf(": ");
              if (colon > 0 && schema.hasEnumSymbol(line.substring(0, colon))) {
                definitions.put(
                    schema.getName() + "." + line.substring(0, colon), line.substring(colon + 2));
              }
            });
  }

  private static String oneLine(String doc) {
    return doc == null ? "" : doc.replaceAll("\\s+", " ").strip();
  }
}
