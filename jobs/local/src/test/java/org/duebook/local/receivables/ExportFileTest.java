package org.duebook.local.receivables;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.duebook.local.receivables.ExportFile.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExportFileTest {
  @TempDir private Path directory;

  private List<Row> rows(byte[] content, Charset charset, char separator) throws IOException {
    Path file = directory.resolve("export.csv");
    Files.write(file, content);
    List<Row> rows = new ArrayList<>();
    try (ExportFile export = new ExportFile(file, charset, separator)) {
      for (Row row = export.next(); row != null; row = export.next()) {
        rows.add(row);
      }
    }
    return rows;
  }

  private List<Row> rows(String content) throws IOException {
    return rows(content.getBytes(UTF_8), UTF_8, ',');
  }

  @Test
  void quotesMayHoldSeparatorsQuotesAndLineBreaks() throws IOException {
    assertThat(rows("a,b,c\r\n\"1,5\",\"say \"\"so\"\"\",\"two\r\nlines\"\r\nx,,\"\"\r\n"))
        .containsExactly(
            new Row(1, List.of("a", "b", "c")),
            new Row(2, List.of("1,5", "say \"so\"", "two\r\nlines")),
            new Row(4, List.of("x", "", "")));
  }

  @Test
  void aRowKnowsTheLineOnWhichItBeginsAlsoAfterEmptyOnes() throws IOException {
    assertThat(rows("\na,b\n\n\n1,2\n3,4")).extracting(Row::line).containsExactly(2, 5, 6);
  }

  @Test
  void aByteOrderMarkIsNoPartOfTheFirstName() throws IOException {
    assertThat(rows("\uFEFF\"a\",b\n1,2\n").get(0).values()).containsExactly("a", "b");
    assertThat(rows("\uFEFFa,b\n1,2\n").get(0).values()).containsExactly("a", "b");
  }

  @Test
  void spacesAroundValuesAreNoPartOfThem() throws IOException {
    assertThat(rows(" a , b \n").get(0).values()).containsExactly("a", "b");
  }

  @Test
  void anotherSeparatorAndCharsetAreRead() throws IOException {
    assertThat(
            rows(
                "a;b\nü;1,5\n".getBytes(StandardCharsets.ISO_8859_1),
                StandardCharsets.ISO_8859_1,
                ';'))
        .last()
        .isEqualTo(new Row(2, List.of("ü", "1,5")));
  }

  @Test
  void anEmptyFileHasNoRows() throws IOException {
    assertThat(rows("")).isEmpty();
    assertThat(rows("\n\n")).isEmpty();
    assertThat(rows("\uFEFF")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"a,b\n1,\"Doe\n3,4\n", "a,b\n1,\"Doe\"x\n", "a,b\n1,\"\"Doe\"\"\n"})
  void brokenQuotesAreRefusedByLineWithoutAWordOfThem(String content) {
    assertThatIOException()
        .isThrownBy(() -> rows(content))
        .withMessageMatching("line [2-4]: no CSV \\(expected: .*\\)")
        .withMessageNotContaining("Doe")
        .withNoCause();
  }

  @Test
  void bytesOfAnotherCharsetAreRefusedByLine() {
    byte[] latin = "a,b\nü,2\n".getBytes(StandardCharsets.ISO_8859_1);
    assertThatIOException()
        .isThrownBy(() -> rows(latin, UTF_8, ','))
        .withMessageContaining("bytes that are no text (expected: the charset of the mapping)");
  }
}
