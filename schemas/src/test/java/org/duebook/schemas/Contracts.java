package org.duebook.schemas;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;

/** Every contract there is: one record for each file in {@code src/main/avro}. */
public final class Contracts {
  /** Names of the events that come in. */
  static final List<String> INPUTS =
      List.of("ClaimEvent", "EobEvent", "PaymentEvent", "AdjustmentEvent", "ActivityEvent");

  /**
   * Names of the records that come in and steer the job; what is neither here nor above goes out.
   */
  static final List<String> CONTROLS = List.of("ModelAnnouncement", "PolicyAnnouncement");

  private static final String SUFFIX = ".avdl";

  private Contracts() {}

  /** Names of the records that come in: events, then those that steer the job. */
  public static List<String> comingIn() {
    return Stream.concat(INPUTS.stream(), CONTROLS.stream()).toList();
  }

  /** The schemas of the records, in the order of their names. */
  public static List<Schema> all() {
    return all(Path.of(""));
  }

  /**
   * The schemas of the records, in the order of their names.
   *
   * @param module directory of this module
   */
  static List<Schema> all(Path module) {
    try (Stream<Path> files = Files.list(module.resolve("src/main/avro"))) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(SUFFIX))
          .sorted()
          .map(name -> schema(recordName(name.substring(0, name.length() - SUFFIX.length()))))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("src/main/avro: not readable", e);
    }
  }

  private static String recordName(String kebabCase) {
    return Arrays.stream(kebabCase.split("-"))
        .map(word -> Character.toUpperCase(word.charAt(0)) + word.substring(1))
        .collect(joining());
  }

  private static Schema schema(String recordName) {
    try {
      return SpecificData.get()
          .getSchema(Class.forName(Contracts.class.getPackageName() + "." + recordName));
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(
          recordName
              + ": no generated class (expected: a contract's file is named after its record)",
          e);
    }
  }
}
