package org.duebook.schemas;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.SchemaFormatter;

/**
 * The versions of the contracts that were ever checked in, one file a record and version: {@code
 * src/main/resources/org/duebook/schemas/v1/EobEvent.avsc}. A record's versions count from 1
 * without gaps, each record by itself.
 */
final class CheckedInVersions {
  /** Where the versions lie within the module. */
  static final Path DIRECTORY = Path.of("src/main/resources/org/duebook/schemas");

  private final Path module;

  /**
   * The versions of a module.
   *
   * @param module directory of this module
   */
  CheckedInVersions(Path module) {
    this.module = module;
  }

  Path file(String recordName, int version) {
    return module.resolve(DIRECTORY).resolve("v" + version).resolve(recordName + ".avsc");
  }

  /** Every version of a record, the oldest first. */
  List<Schema> of(String recordName) {
    List<Schema> versions = new ArrayList<>();
    for (Path file = file(recordName, 1);
        Files.exists(file);
        file = file(recordName, versions.size() + 1)) {
      try {
        versions.add(new Schema.Parser().parse(Files.readString(file)));
      } catch (IOException e) {
        throw new UncheckedIOException(file + ": not readable", e);
      }
    }
    return versions;
  }

  /**
   * The text in which a schema is checked in: docs and defaults kept, and without the hint that
   * only Avro's Java compiler reads.
   */
  static String text(Schema schema) {
    String contract =
        schema
            .toString()
            .replace("{\"type\":\"string\",\"avro.java.string\":\"String\"}", "\"string\"");
    return SchemaFormatter.format("json/pretty", new Schema.Parser().parse(contract)) + "\n";
  }
}
