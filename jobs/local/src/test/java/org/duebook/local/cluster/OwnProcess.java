package org.duebook.local.cluster;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A Java process that a test has started, and can kill or stop as a machine dies or hangs. Whatever
 * happens to the test, the process does not outlive this one.
 */
final class OwnProcess implements AutoCloseable {
  private static final long END_SECONDS = 60;
  private static final List<String> OPENED = List.of("java.util", "java.lang", "java.time");

  private final String name;
  private final Process process;
  private final Path log;
  private final Thread atExit;

  private OwnProcess(String name, Process process, Path log) {
    this.name = name;
    this.process = process;
    this.log = log;
    this.atExit = new Thread(process::destroyForcibly, "end of " + name);
    Runtime.getRuntime().addShutdownHook(atExit);
  }

  /**
   * What runs in a process.
   *
   * @param mainClass its main class
   * @param arguments of the main class
   * @param javaOptions of the JVM, memory and properties
   * @param classPath entries in their order
   * @param environment variables beside those of this process
   */
  record Program(
      String mainClass,
      List<String> arguments,
      List<String> javaOptions,
      List<String> classPath,
      Map<String, String> environment) {}

  /**
   * Starts a program.
   *
   * @param name what to call it in messages
   * @param log where what it prints goes, behind what is there
   */
  static OwnProcess start(String name, Program program, Path log) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    for (String packageName : OPENED) {
      command.add("--add-opens=java.base/" + packageName + "=ALL-UNNAMED");
    }
    // These processes live for a minute or two: the thorough compiler would cost more than it
    // brings.
    command.add("-XX:TieredStopAtLevel=1");
    command.addAll(program.javaOptions());
    command.add("-cp");
    command.add(String.join(File.pathSeparator, program.classPath()));
    command.add(program.mainClass());
    command.addAll(program.arguments());
    Files.createDirectories(log.getParent());
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().putAll(program.environment());
    return new OwnProcess(
        name,
        builder
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
            .start(),
        log);
  }

  /** Fails the test with the end of what the process said if it has ended by itself. */
  void mustBeAlive() {
    if (!process.isAlive()) {
      throw new AssertionError(
          "%s ended by itself with code %d: %s"
              .formatted(name, process.exitValue(), endOf(said())));
    }
  }

  /** What it is called in messages. */
  String name() {
    return name;
  }

  /** Whether it runs, be it that it stands still. */
  boolean isAlive() {
    return process.isAlive();
  }

  private static String endOf(String said) {
    return said.substring(Math.max(0, said.length() - 4000));
  }

  /** Everything it has printed. */
  String said() {
    try {
      return Files.readString(log);
    } catch (IOException e) {
      throw new AssertionError(log + ": not readable", e);
    }
  }

  /** Where it prints to. */
  Path log() {
    return log;
  }

  /** Kills it (SIGKILL); nothing in it has time to clean up. */
  void kill() {
    process.destroyForcibly();
    try {
      if (!process.waitFor(END_SECONDS, TimeUnit.SECONDS)) {
        throw new AssertionError(name + ": killed, and still there");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while " + name + " ends", e);
    }
    try {
      Runtime.getRuntime().removeShutdownHook(atExit);
    } catch (IllegalStateException endsAnyway) {
      // This process ends too: the hook does its work.
      return;
    }
  }

  /** Stops it as it stands (SIGSTOP): it keeps its connections and answers nothing. */
  void pause() {
    signal("STOP");
  }

  /** Lets it go on (SIGCONT). */
  void resume() {
    signal("CONT");
  }

  private void signal(String signal) {
    try {
      int exit =
          new ProcessBuilder("kill", "-" + signal, String.valueOf(process.pid()))
              .inheritIO()
              .start()
              .waitFor();
      if (exit != 0) {
        throw new AssertionError("kill -%s of %s: exit code %d".formatted(signal, name, exit));
      }
    } catch (IOException e) {
      throw new AssertionError("kill -" + signal + " of " + name, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while signalling " + name, e);
    }
  }

  @Override
  public void close() {
    kill();
  }
}
