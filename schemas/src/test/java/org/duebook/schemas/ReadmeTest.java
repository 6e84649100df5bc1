package org.duebook.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;
import org.duebook.wire.PlainJson;
import org.duebook.wire.UndecodableException;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The module's page tells of every contract, and what it shows is true. */
class ReadmeTest {
  private static final JsonMapper JSON = new JsonMapper();
  private static final Pattern TOPIC = Pattern.compile("Topic\\s([a-z-]+)");

  static List<Named<Schema>> contracts() {
    return Contracts.all().stream().map(schema -> Named.of(schema.getName(), schema)).toList();
  }

  private static String readme() throws IOException {
    return Files.readString(Path.of("README.md"));
  }

  private static String find(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    assertThat(matcher.find()).as(pattern.pattern()).isTrue();
    return matcher.group(1);
  }

  @ParameterizedTest
  @MethodSource("contracts")
  void everyTopicHasARowWithItsRecord(Schema contract) throws IOException {
    assertThat(readme().lines())
        .filteredOn(line -> line.startsWith("| `" + find(TOPIC, contract.getDoc()) + "` |"))
        .singleElement()
        .asString()
        .contains("[`" + contract.getName() + "`]");
  }

  @ParameterizedTest
  @MethodSource("contracts")
  void everyRecordHasAnExampleThatIsReadAndNamesEveryField(Schema contract)
      throws IOException, UndecodableException, ClassNotFoundException {
    Pattern section =
        Pattern.compile(
            "^### " + contract.getName() + "\n\n(?:[^\n]+\n\n)?```json\n(.*?)```",
            Pattern.MULTILINE | Pattern.DOTALL);
    String example = find(section, readme());
    Class<? extends SpecificRecord> recordClass =
        Class.forName(contract.getFullName()).asSubclass(SpecificRecord.class);

    SpecificRecord record = PlainJson.read(example, recordClass);

    assertThat(JSON.readTree(PlainJson.write(record))).isEqualTo(JSON.readTree(example));
  }
}
