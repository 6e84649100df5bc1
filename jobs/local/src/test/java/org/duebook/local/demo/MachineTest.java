package org.duebook.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.duebook.local.Duebook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

final class MachineTest {
  @TempDir private Path directory;

  private final StringWriter err = new StringWriter();

  private int demo(String... words) {
    CommandLine commandLine = Duebook.commandLine();
    commandLine.setErr(new PrintWriter(err, true));
    String[] all = new String[words.length + 1];
    all[0] = "demo";
    System.arraycopy(words, 0, all, 1, words.length);
    return commandLine.execute(all);
  }

  @ParameterizedTest
  @ValueSource(strings = {"--kafka-port", "--web-port", "--dashboard-port"})
  void aPortInUseEndsTheDemoBeforeAnythingIsStarted(String option) throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String port = String.valueOf(taken.getLocalPort());

      assertThat(demo(option, port, "--directory", directory.toString())).isEqualTo(2);

      assertThat(err)
          .hasToString(
              "duebook: %s: %s is in use (expected: a free port; 0 takes one)%n"
                  .formatted(option, port));
      assertThat(directory).isEmptyDirectory();
    }
  }

  @Test
  void aPortIsFreeAgainOnceNobodyListens() throws IOException {
    int port;
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = taken.getLocalPort();
      assertThat(Machine.isFree(port)).isFalse();
    }
    assertThat(Machine.isFree(port)).isTrue();
    assertThat(Machine.isFree(0)).isTrue();
  }

  @Test
  void aPortThatIsNoneIsWrongUsage() {
    assertThat(demo("--web-port", "65536")).isEqualTo(2);
    assertThat(err).hasToString("duebook: --web-port: 65536 (expected: 0 to 65535)%n".formatted());
  }

  @Test
  void atTheLeastDiskTheDemoStartsAndBelowItSaysHowMuchThereIs() {
    Path home = Path.of("target");

    assertThat(Machine.problem(home, 513, 4_096)).isEmpty();
    assertThat(Machine.problem(home, 512, 4_096)).isEmpty();
    assertThat(Machine.problem(home, 511, 4_096))
        .isEqualTo(
            "--directory: target has 511 MB free (expected: 512 MB; make room or name a directory"
                + " of another disk)");
  }

  @Test
  void atTheLeastMemoryTheDemoStartsAndBelowItSaysHowMuchThereIs() {
    Path home = Path.of("target");

    assertThat(Machine.problem(home, 4_096, 601)).isEmpty();
    assertThat(Machine.problem(home, 4_096, 600)).isEmpty();
    assertThat(Machine.problem(home, 4_096, 599))
        .isEqualTo(
            "memory: 599 MB for Java (expected: 600 MB or more, such as java -Xmx2g -jar"
                + " duebook.jar demo)");
  }

  @Test
  void aDirectoryThatIsAFileIsToldInOneLine() throws IOException {
    Path file = Files.createFile(directory.resolve("file"));

    assertThat(demo("--directory", file.toString())).isEqualTo(2);
    assertThat(err)
        .hasToString("duebook: --directory: %s (expected: a directory)%n".formatted(file));
  }
}
