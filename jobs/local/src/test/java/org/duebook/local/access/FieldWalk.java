package org.duebook.local.access;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;

/** Every field of a record down to its leaves. */
final class FieldWalk {
  /**
   * A leaf.
   *
   * @param path names of the fields that lead to it; items of a list have the list's name
   * @param value the value as text; bytes as UTF-8
   */
  record Leaf(String path, String value) {}

  private final List<Leaf> leaves = new ArrayList<>();

  private FieldWalk() {}

  static List<Leaf> of(SpecificRecord record) {
    FieldWalk walk = new FieldWalk();
    walk.record("", record);
    return walk.leaves;
  }

  private void record(String path, SpecificRecord record) {
    for (Schema.Field field : record.getSchema().getFields()) {
      value(path + "/" + field.name(), record.get(field.pos()));
    }
  }

  private void value(String path, Object value) {
    if (value instanceof SpecificRecord record) {
      record(path, record);
    } else if (value instanceof List<?> list) {
      list.forEach(item -> value(path, item));
    } else if (value instanceof Map<?, ?>) {
      throw new AssertionError(path + ": a map (expected: a kind of value that is walked)");
    } else if (value instanceof ByteBuffer bytes) {
      leaves.add(new Leaf(path, StandardCharsets.UTF_8.decode(bytes.duplicate()).toString()));
    } else if (value != null) {
      leaves.add(new Leaf(path, value.toString()));
    }
  }
}
