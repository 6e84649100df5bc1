package org.duebook.local.models;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.duebook.models.card.ModelDirectory;
import org.duebook.models.contract.FeatureContract;
import org.duebook.models.contract.Party;
import org.duebook.models.evaluation.EvaluationTables;
import org.duebook.models.evaluation.UnusableExamplesException;
import org.duebook.models.training.TrainedModel;
import org.duebook.models.training.Training;
import org.duebook.models.training.TrainingOptions;
import org.duebook.models.training.TrainingReport;
import org.duebook.models.training.Trial;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code train}: makes a late-payment model and its card from examples. */
@Command(
    name = "train",
    mixinStandardHelpOptions = true,
    description = {
      "Trains a late-payment model on examples that a replay wrote, and writes it with its card.",
      "Examples are parted by time; the last quarter is the test that the card tells of. The same"
          + " examples and options give the same model."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:the model is written",
      "1:the examples could not be read or the model not written",
      "2:wrong usage",
      "3:no honest model can be made of these examples; nothing is written"
    })
public final class TrainCommand implements Callable<Integer> {
  static final int REFUSED = 3;

  @Spec private CommandSpec spec;

  @Option(
      names = "--examples",
      required = true,
      paramLabel = "DIR",
      description = "Where training-examples*.jsonl are; a replay writes them.")
  private Path examples;

  @Option(
      names = "--party",
      required = true,
      paramLabel = "PARTY",
      description = "Whose shares: PATIENT or INSURER.")
  private Party party;

  @Option(
      names = "--output",
      required = true,
      paramLabel = "DIR",
      description = "Where the model goes; made if absent, an earlier model is replaced.")
  private Path output;

  @Option(
      names = "--until",
      paramLabel = "DATE",
      description =
          "The cut: nothing that became known on this day or later is used, like 2025-06-30."
              + " Default: the day after the last outcome.")
  private LocalDate until;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "Any whole number, for what is drawn at random. Default: 1.")
  private long seed;

  @Option(
      names = "--leave-out",
      paramLabel = "NAME",
      description = "A feature that the model may not read; may be given more than once.")
  private List<String> leaveOut = new ArrayList<>();

  @Option(
      names = "--simulated",
      description = "The examples come from a simulation: the card then says so first.")
  private boolean simulated;

  /** Made by the command line. */
  public TrainCommand() {}

  @Override
  public Integer call() throws IOException {
    List<Path> files = files(spec, examples);
    if (Files.exists(output) && !Files.isDirectory(output)) {
      throw new ParameterException(
          spec.commandLine(), "--output: " + output + " (expected: a directory)");
    }
    TrainingOptions options = options();
    PrintWriter err = spec.commandLine().getErr();
    try {
      TrainedModel trained =
          Training.train(
              ExampleFiles.read(files),
              options,
              (step, done, total) -> err.printf(Locale.ROOT, "[%2d/%d] %s%n", done, total, step));
      ModelDirectory.write(output, trained);
      print(trained);
      return CommandLine.ExitCode.OK;
    } catch (UnusableExamplesException e) {
      err.println("duebook: " + e.getMessage());
      return REFUSED;
    }
  }

  private TrainingOptions options() {
    try {
      return new TrainingOptions(
          party, until, seed, leaveOut, simulated, FeatureContract.current());
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), "--leave-out: " + e.getMessage(), e);
    }
  }

  /** The files of examples in a directory; none is wrong usage. */
  static List<Path> files(CommandSpec spec, Path directory) throws IOException {
    if (!Files.isDirectory(directory)) {
      throw new ParameterException(
          spec.commandLine(), "--examples: " + directory + " (expected: an existing directory)");
    }
    List<Path> files = ExampleFiles.in(directory);
    if (files.isEmpty()) {
      throw new ParameterException(
          spec.commandLine(),
          "--examples: no training-examples*.jsonl in "
              + directory
              + " (expected: what a replay writes)");
    }
    return files;
  }

  private void print(TrainedModel trained) {
    PrintWriter out = spec.commandLine().getOut();
    TrainingReport report = trained.report();
    out.printf("%s%n", trained.model().facts().modelId());
    for (Trial trial : report.trials()) {
      if (trial.chosen()) {
        out.printf("%s, calibration %s%n", trial.settings(), trained.model().calibration().text());
      }
    }
    out.printf(
        Locale.ROOT,
        "learnt from %,d shares, chosen on %,d, tested on %,d from %s on%n%n",
        report.trainingCount(),
        report.validationCount(),
        report.test().quality().count(),
        report.testFrom());
    EvaluationTables.contenders(report.test()).text().forEach(out::println);
    out.println();
    EvaluationTables.gains(report.test()).text().forEach(out::println);
    out.printf("%nThe card is in %s%n", output.resolve("card.md"));
    out.flush();
  }
}
