package org.duebook.local.explain;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.duebook.local.Duebook;
import picocli.CommandLine;

/**
 * One run of the explain command in this process.
 *
 * @param exitCode how it ended
 * @param out what it printed
 * @param err what it complained of
 */
record ExplainRun(int exitCode, String out, String err) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern BLANKS = Pattern.compile("\\s+");

  static ExplainRun of(Path input, String accountId, String... further) {
    List<String> words =
        new ArrayList<>(List.of("explain", "--input", input.toString(), "--account", accountId));
    words.addAll(List.of(further));
    return of(words);
  }

  /** Any command, for what an explanation is compared with. */
  static ExplainRun of(List<String> words) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    CommandLine commandLine = Duebook.commandLine();
    commandLine.setOut(new PrintWriter(out, true));
    commandLine.setErr(new PrintWriter(err, true));
    int exitCode = commandLine.execute(words.toArray(String[]::new));
    return new ExplainRun(exitCode, out.toString(), err.toString());
  }

  /** What it printed as one line with single blanks, as a reader takes it in. */
  String read() {
    return BLANKS.matcher(out).replaceAll(" ");
  }

  JsonNode json() {
    try {
      return JSON.readTree(out);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
