package org.duebook.schemas;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.avro.Schema;
import org.apache.avro.Schema.Field;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityType;

/**
 * What a contract may become. Stricter than Avro's own check: Avro lets a field go if it had a
 * default, follows aliases, lets symbols change places and does not look at logical types, whose
 * change would be read in silence, since a fingerprint does not cover them.
 */
final class SchemaEvolution {
  private final List<String> complaints = new ArrayList<>();

  private SchemaEvolution() {}

  /** What forbids that the newer schema follows the older one, in words; none: it may. */
  static List<String> complaints(Schema older, Schema newer) {
    SchemaEvolution evolution = new SchemaEvolution();
    evolution.mustRead("a new reader, an old record", newer, older);
    evolution.mustRead("an old reader, a new record", older, newer);
    evolution.compare(older.getName(), older, newer);
    return List.copyOf(evolution.complaints);
  }

  private void mustRead(String who, Schema reader, Schema writer) {
    var result = SchemaCompatibility.checkReaderWriterCompatibility(reader, writer).getResult();
    if (result.getCompatibility() != SchemaCompatibilityType.COMPATIBLE) {
      result
          .getIncompatibilities()
          .forEach(
              fault ->
                  complaints.add(
                      who
                          + ": "
                          + fault.getType()
                          + " at "
                          + fault.getLocation()
                          + ", "
                          + fault.getMessage()));
    }
  }

  private void compare(String path, Schema older, Schema newer) {
    if (older.getType() != newer.getType()) {
      complaints.add(path + ": was " + older.getType() + ", is " + newer.getType());
      return;
    }
    if (!logicalType(older).equals(logicalType(newer))) {
      complaints.add(
          path + ": logical type was " + logicalType(older) + ", is " + logicalType(newer));
    }
    switch (older.getType()) {
      case RECORD -> {
        compareNames(path, older, newer);
        older.getFields().forEach(field -> compareField(path, field, newer));
      }
      case ENUM -> {
        compareNames(path, older, newer);
        compareSymbols(path, older.getEnumSymbols(), newer.getEnumSymbols());
      }
      case ARRAY -> compare(path + "[]", older.getElementType(), newer.getElementType());
      case MAP -> compare(path + "{}", older.getValueType(), newer.getValueType());
      case UNION -> compareUnions(path, older.getTypes(), newer.getTypes());
      default -> {}
    }
  }

  private static String logicalType(Schema schema) {
    return schema.getLogicalType() == null ? "none" : schema.getLogicalType().getName();
  }

  private void compareNames(String path, Schema older, Schema newer) {
    if (!older.getFullName().equals(newer.getFullName())) {
      complaints.add(path + ": was " + older.getFullName() + ", is " + newer.getFullName());
    }
  }

  private void compareField(String path, Field older, Schema newerRecord) {
    String fieldPath = path + "." + older.name();
    Field newer = newerRecord.getField(older.name());
    if (newer == null) {
      complaints.add(fieldPath + ": removed or renamed");
      return;
    }
    if (!Objects.equals(older.defaultVal(), newer.defaultVal())) {
      complaints.add(
          fieldPath + ": default was " + older.defaultVal() + ", is " + newer.defaultVal());
    }
    compare(fieldPath, older.schema(), newer.schema());
  }

  private void compareSymbols(String path, List<String> older, List<String> newer) {
    if (newer.size() < older.size() || !newer.subList(0, older.size()).equals(older)) {
      complaints.add(path + ": symbols were " + older + ", are " + newer + " (expected: appended)");
    }
  }

  private void compareUnions(String path, List<Schema> older, List<Schema> newer) {
    if (older.size() != newer.size()) {
      complaints.add(path + ": union was " + older + ", is " + newer);
      return;
    }
    for (int i = 0; i < older.size(); i++) {
      compare(path, older.get(i), newer.get(i));
    }
  }
}
