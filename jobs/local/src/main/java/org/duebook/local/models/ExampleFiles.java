package org.duebook.local.models;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.duebook.models.contract.Party;
import org.duebook.models.evaluation.Example;
import org.duebook.schemas.TrainingExample;
import org.duebook.wire.PlainJson;
import org.duebook.wire.UndecodableException;

/**
 * Reads {@code training-examples*.jsonl}, as a replay writes them: of a key the last line holds,
 * and a tombstone takes it away.
 */
final class ExampleFiles {
  private static final Pattern NAME = Pattern.compile("training-examples.*\\.jsonl");
  private static final Pattern TOMBSTONE =
      Pattern.compile("\\{\\s*\"key\"\\s*:\\s*\"(.*)\"\\s*,\\s*\"deleted\"\\s*:\\s*true\\s*\\}");

  private ExampleFiles() {}

  /** The files of a directory, by name. */
  static List<Path> in(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files
          .filter(file -> NAME.matcher(file.getFileName().toString()).matches())
          .sorted()
          .toList();
    }
  }

  /**
   * The examples of files.
   *
   * @throws IOException if a file cannot be read or a line is no example; it is named
   */
  static List<Example> read(List<Path> files) throws IOException {
    Map<String, Example> examples = new LinkedHashMap<>();
    for (Path file : files) {
      try (BufferedReader reader = Files.newBufferedReader(file)) {
        int number = 0;
        for (String line = reader.readLine(); line != null; line = reader.readLine()) {
          number++;
          take(line, examples, file.getFileName() + " line " + number);
        }
      }
    }
    return new ArrayList<>(examples.values());
  }

  private static void take(String line, Map<String, Example> examples, String place)
      throws IOException {
    if (line.isBlank()) {
      return;
    }
    Matcher tombstone = TOMBSTONE.matcher(line.strip());
    if (tombstone.matches()) {
      examples.remove(tombstone.group(1));
      return;
    }
    try {
      TrainingExample record = PlainJson.read(line, TrainingExample.class);
      Example example = example(record, place);
      examples.put(
          String.join(
              ":",
              example.practiceId(),
              example.accountId(),
              example.claimId(),
              example.party().name(),
              Integer.toString(example.ageDays())),
          example);
    } catch (UndecodableException e) {
      throw new IOException(place + ": " + e.getMessage(), e);
    }
  }

  private static Example example(TrainingExample record, String place) throws IOException {
    return new Example(
        party(record, place),
        record.getPracticeId(),
        record.getAccountId(),
        record.getClaimId(),
        record.getSnapshotOn(),
        record.getAgeDays(),
        record.getResponsibleOn(),
        record.getOpenCents(),
        record.getPayerId(),
        record.getPayerClass() == null ? null : record.getPayerClass().name(),
        record.getContractVersion(),
        record.getContractHash(),
        record.getFeatures().stream().mapToDouble(Double::doubleValue).toArray(),
        record.getLate(),
        record.getHorizonDays(),
        record.getOutcomeOn());
  }

  private static Party party(TrainingExample record, String place) throws IOException {
    return switch (record.getParty()) {
      case INSURER -> Party.INSURER;
      case PATIENT -> Party.PATIENT;
      case UNKNOWN ->
          throw new IOException(place + ": party UNKNOWN (expected: INSURER or PATIENT)");
    };
  }
}
