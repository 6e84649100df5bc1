package org.duebook.local.receivables;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.csv.CsvFactory;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads a CSV file row by row (RFC 4180: quotes, doubled quotes, line breaks within quotes). A byte
 * order mark and empty lines are passed over.
 */
final class ExportFile implements Closeable {
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private static final CsvFactory CSV =
      CsvFactory.builder()
          .enable(CsvParser.Feature.WRAP_AS_ARRAY)
          .disable(CsvParser.Feature.ALLOW_TRAILING_COMMA)
          .build();

  private final Reader reader;
  private final char separator;
  private CsvParser parser;

  /**
   * A row as it stands there.
   *
   * @param line on which it begins, counted from 1
   * @param values as many as there are, without the spaces around them
   */
  record Row(int line, List<String> values) {}

  /**
   * Opens a file.
   *
   * @param separator between values
   * @throws IOException if it is not there or not readable
   */
  ExportFile(Path file, Charset charset, char separator) throws IOException {
    // A decoder of its own tells wrong bytes; a plain reader would put question marks in place.
    this.reader =
        new BufferedReader(new InputStreamReader(Files.newInputStream(file), charset.newDecoder()));
    this.separator = separator;
  }

  private void start() throws IOException {
    reader.mark(1);
    if (reader.read() != BYTE_ORDER_MARK) {
      reader.reset();
    }
    parser = CSV.createParser(reader);
    parser.setSchema(CsvSchema.emptySchema().withColumnSeparator(separator));
    // The list that all rows are within.
    parser.nextToken();
  }

  /**
   * The next row that is not empty, or null at the end.
   *
   * @throws IOException with the line, if what stands there is no CSV or not of the charset
   */
  Row next() throws IOException {
    try {
      if (parser == null) {
        start();
      }
      while (parser.nextToken() == JsonToken.START_ARRAY) {
        int line = line();
        List<String> values = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
          values.add(parser.getText().strip());
        }
        if (values.size() > 1 || !values.get(0).isEmpty()) {
          return new Row(line, values);
        }
      }
      return null;
    } catch (JsonProcessingException e) {
      // Not the library's own words, neither as cause: they quote the file, which names patients.
      throw new IOException(
          "line %d: no CSV (expected: RFC 4180, a quote within quotes doubled)".formatted(line()));
    } catch (CharacterCodingException e) {
      throw new IOException(
          "line %d or later: bytes that are no text (expected: the charset of the mapping)"
              .formatted(line()),
          e);
    }
  }

  private int line() {
    return parser == null ? 1 : parser.currentLocation().getLineNr();
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }
}
