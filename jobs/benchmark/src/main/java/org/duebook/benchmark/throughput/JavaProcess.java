package org.duebook.benchmark.throughput;

import java.io.IOException;
import java.io.InputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A class of this class path in a process of its own, which does not outlive this one. */
final class JavaProcess implements AutoCloseable {
  private static final long END_SECONDS = 60;

  private final Process process;
  private final Path log;
  private final Thread end;

  private JavaProcess(Process process, Path log) {
    this.process = process;
    this.log = log;
    end = new Thread(process::destroyForcibly);
    Runtime.getRuntime().addShutdownHook(end);
  }

  /**
   * Starts it.
   *
   * @param main the class that runs
   * @param machine what it runs on
   * @param output where its standard output goes
   * @param log where its standard error goes
   */
  static JavaProcess start(
      Class<?> main, List<String> arguments, VirtualMachine machine, Redirect output, Path log)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(machine.options());
    command.add("-Dduebook.log.level=WARN");
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add(main.getName());
    command.addAll(arguments);
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectOutput(output).redirectError(log.toFile());
    return new JavaProcess(builder.start(), log);
  }

  /** What it prints, if that is piped. */
  InputStream output() {
    return process.getInputStream();
  }

  /** Waits some time for its end, and answers its exit code. */
  int exitCode() throws InterruptedException {
    process.waitFor(END_SECONDS, TimeUnit.SECONDS);
    return process.exitValue();
  }

  /** Fails if it has ended by itself. */
  void mustBeAlive() {
    if (!process.isAlive()) {
      throw new IllegalStateException(
          "the job's process ended by itself, exit code %d (its log: %s)"
              .formatted(process.exitValue(), log));
    }
  }

  /** Kills it if it still runs (SIGKILL): nothing in it has time to clean up. */
  @Override
  public void close() {
    process.destroyForcibly();
    process.onExit().join();
    try {
      Runtime.getRuntime().removeShutdownHook(end);
    } catch (IllegalStateException e) {
      // This process is ending, and the hook has done the same.
      return;
    }
  }
}
