package org.duebook.local.start;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.junit.jupiter.api.Test;

final class StartTest {
  private static final int JAVA_8_CLASS_FILE = 52;

  @Test
  void anOlderJavaIsToldInOneLineWhichOneIsNeeded() {
    assertThat(Start.problem("16", "/jdk"))
        .isEqualTo(
            "duebook: Java 16 at /jdk (expected: Java 17 or later; install one and put it first in PATH)");
    assertThat(Start.problem("1.8", "/jdk")).startsWith("duebook: Java 8 at /jdk");
  }

  @Test
  void theOldestThatWillDoAndLaterOnesAreLetThrough() {
    assertThat(Start.problem("17", "/jdk")).isEmpty();
    assertThat(Start.problem("21", "/jdk")).isEmpty();
  }

  @Test
  void itIsCompiledForAJavaThatIsTooOldForTheRest() throws IOException {
    try (InputStream file = Start.class.getResourceAsStream("Start.class");
        DataInputStream classFile = new DataInputStream(file)) {
      classFile.readInt();
      classFile.readUnsignedShort();
      assertThat(classFile.readUnsignedShort()).isEqualTo(JAVA_8_CLASS_FILE);
    }
  }
}
