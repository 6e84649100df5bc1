package org.duebook.wire;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.Schema;

/**
 * The schemas of earlier releases, which lie in the jar so that their records are read for ever.
 */
final class ReleasedSchemas {
  private ReleasedSchemas() {}

  /**
   * Every released version of a record's schema, oldest first; versions count from 1 without gaps.
   */
  static List<Schema> of(String recordName) {
    List<Schema> versions = new ArrayList<>();
    for (int version = 1; ; version++) {
      String path = "/org/duebook/schemas/v%d/%s.avsc".formatted(version, recordName);
      try (InputStream resource = ReleasedSchemas.class.getResourceAsStream(path)) {
        if (resource == null) {
          return versions;
        }
        versions.add(new Schema.Parser().parse(resource));
      } catch (IOException e) {
        throw new UncheckedIOException(path + ": not readable in this jar", e);
      }
    }
  }
}
