package org.duebook.schemas;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SchemaVersionsTest {
  private static final CheckedInVersions VERSIONS = new CheckedInVersions(Path.of(""));

  static List<Named<Schema>> contracts() {
    return Contracts.all().stream().map(schema -> Named.of(schema.getName(), schema)).toList();
  }

  @ParameterizedTest
  @MethodSource("contracts")
  void theNewestVersionIsTheContractAsItIs(Schema contract) {
    List<Schema> versions = VERSIONS.of(contract.getName());
    assertThat(versions).as("versions of %s", contract.getName()).isNotEmpty();
    assertThat(CheckedInVersions.text(versions.get(versions.size() - 1)))
        .as(
            "%s has changed and no version of it was checked in (schemas/README.md says how)",
            contract.getName())
        .isEqualTo(CheckedInVersions.text(contract));
  }

  @ParameterizedTest
  @MethodSource("contracts")
  void everyVersionCanBeReadByThisReleaseAndCanReadItsRecords(Schema contract) {
    assertThat(VERSIONS.of(contract.getName()))
        .allSatisfy(version -> assertThat(SchemaEvolution.complaints(version, contract)).isEmpty());
  }

  @Test
  void everyCheckedInFileIsAVersionOfAContract() throws IOException {
    Set<Path> expected =
        Contracts.all().stream()
            .map(Schema::getName)
            .flatMap(
                name ->
                    IntStream.rangeClosed(1, VERSIONS.of(name).size())
                        .mapToObj(version -> VERSIONS.file(name, version)))
            .collect(toSet());
    try (Stream<Path> files = Files.walk(CheckedInVersions.DIRECTORY)) {
      assertThat(files.filter(Files::isRegularFile)).containsExactlyInAnyOrderElementsOf(expected);
    }
  }
}
