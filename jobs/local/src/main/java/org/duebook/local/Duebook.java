package org.duebook.local;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutionException;
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
    System.exit(commandLine().execute(arguments));
  }

  /** The command line, ready to run. */
  public static CommandLine commandLine() {
    Duebook duebook = new Duebook();
    CommandLine commandLine = new CommandLine(duebook);
    commandLine.setOut(new PrintWriter(System.out, true, StandardCharsets.UTF_8));
    commandLine.setErr(new PrintWriter(System.err, true, StandardCharsets.UTF_8));
    commandLine.setExecutionExceptionHandler(
        (failure, command, parsed) -> {
          if (duebook.verbose) {
            failure.printStackTrace(command.getErr());
          } else {
            command.getErr().println("duebook: " + reason(failure));
            if (!(failure instanceof SettingsException)) {
              command.getErr().println("(--verbose shows where it came from)");
            }
          }
          return failure instanceof SettingsException
              ? CommandLine.ExitCode.USAGE
              : CommandLine.ExitCode.SOFTWARE;
        });
    return commandLine;
  }

  /** The innermost cause says what went wrong; what lies around it says where. */
  private static String reason(Throwable failure) {
    Throwable cause = failure;
    while (cause.getCause() != null
        && (cause.getMessage() == null
            || cause instanceof ExecutionException
            || cause.getClass().getName().startsWith("org.apache.flink"))) {
      cause = cause.getCause();
    }
    return cause.getMessage() == null
        ? cause.getClass().getSimpleName()
        : cause.getClass().getSimpleName() + ": " + cause.getMessage();
  }
}
