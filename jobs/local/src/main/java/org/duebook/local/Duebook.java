package org.duebook.local;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.duebook.analytics.settings.SettingsException;
import org.duebook.local.announce.AnnounceCommand;
import org.duebook.local.dashboard.DashboardCommand;
import org.duebook.local.demo.DemoCommand;
import org.duebook.local.explain.ExplainCommand;
import org.duebook.local.models.EvaluateCommand;
import org.duebook.local.models.TrainCommand;
import org.duebook.local.receivables.ImportCommand;
import org.duebook.local.replay.ReplayCommand;
import org.duebook.local.simulator.SimulateCommand;
import org.duebook.local.topics.TopicsCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code duebook.jar}: one command a task. */
@Command(
    name = "duebook",
    mixinStandardHelpOptions = true,
    versionProvider = Duebook.Version.class,
    synopsisSubcommandLabel = "COMMAND",
    description = "The book of what is due in medical billing, kept as a stream.",
    subcommands = {
      AnnounceCommand.class,
      DashboardCommand.class,
      DemoCommand.class,
      EvaluateCommand.class,
      ExplainCommand.class,
      ImportCommand.class,
      ReplayCommand.class,
      SimulateCommand.class,
      TopicsCommand.class,
      TrainCommand.class
    })
public final class Duebook {
  @Option(
      names = "--verbose",
      scope = CommandLine.ScopeType.INHERIT,
      description = "Show where an error came from.")
  private boolean verbose;

  /** Made by the command line. */
  public Duebook() {}

  /** Tells the version that the build wrote into the jar. */
  static final class Version implements CommandLine.IVersionProvider {
    @Override
    public String[] getVersion() {
      String version = Duebook.class.getPackage().getImplementationVersion();
      return new String[] {"duebook " + (version == null ? "(not from a jar)" : version)};
    }
  }

  /** Runs a command; exit code 0 done, 1 failed, 2 wrong usage, more as the command's help says. */
  public static void main(String[] arguments) {
    int exitCode;
    try {
      exitCode = commandLine().execute(arguments);
    } catch (OutOfMemoryError e) {
      // The command line itself hands on exceptions only.
      System.err.println("duebook: " + OneLine.known(e).orElseThrow());
      exitCode = CommandLine.ExitCode.SOFTWARE;
    }
    System.exit(exitCode);
  }

  /** The command line, ready to run. */
  public static CommandLine commandLine() {
    Duebook duebook = new Duebook();
    CommandLine commandLine = new CommandLine(duebook);
    commandLine.setOut(new PrintWriter(System.out, true, StandardCharsets.UTF_8));
    commandLine.setErr(new PrintWriter(System.err, true, StandardCharsets.UTF_8));
    CommandLine.IParameterExceptionHandler withUsage = commandLine.getParameterExceptionHandler();
    commandLine.setParameterExceptionHandler(
        (problem, words) -> {
          // What a command found wrong with a value is all there is to say; where words are amiss,
          // the usage helps.
          if (OneLine.saysAll(problem) && !duebook.verbose) {
            problem.getCommandLine().getErr().println("duebook: " + problem.getMessage());
            return CommandLine.ExitCode.USAGE;
          }
          return withUsage.handleParseException(problem, words);
        });
    commandLine.setExecutionExceptionHandler(
        (failure, command, parsed) -> {
          duebook.tell(failure, command.getErr());
          return failure instanceof SettingsException
              ? CommandLine.ExitCode.USAGE
              : CommandLine.ExitCode.SOFTWARE;
        });
    return commandLine;
  }

  private void tell(Throwable failure, PrintWriter err) {
    if (verbose) {
      failure.printStackTrace(err);
      return;
    }
    Optional<String> known =
        failure instanceof SettingsException
            ? Optional.of(failure.getMessage())
            : OneLine.known(failure);
    err.println("duebook: " + known.orElseGet(() -> OneLine.unknown(failure)));
    if (known.isEmpty()) {
      err.println("(--verbose shows where it came from)");
    }
  }
}
