package org.duebook.local.models;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.duebook.models.card.ModelDirectory;
import org.duebook.models.contract.FeatureContract;
import org.duebook.models.evaluation.Evaluation;
import org.duebook.models.evaluation.EvaluationJson;
import org.duebook.models.evaluation.EvaluationTables;
import org.duebook.models.evaluation.Example;
import org.duebook.models.evaluation.ExampleSet;
import org.duebook.models.evaluation.JsonText;
import org.duebook.models.evaluation.Table;
import org.duebook.models.evaluation.UnusableExamplesException;
import org.duebook.models.scoring.LateModel;
import org.duebook.models.scoring.ModelRefusedException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code evaluate model}: sets a model beside what an office would do without it. */
@Command(
    name = "model",
    mixinStandardHelpOptions = true,
    description = {
      "Sets a late-payment model against examples: the table of its card, for any period.",
      "A share counts once its whole horizon has passed; its party is the model's."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:the table is printed",
      "1:the files could not be read",
      "2:wrong usage",
      "3:the model is refused, or no example of the period is usable"
    })
public final class EvaluateModelCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(
      names = "--examples",
      required = true,
      paramLabel = "DIR",
      description = "Where training-examples*.jsonl are; a replay writes them.")
  private Path examples;

  @Option(
      names = "--model",
      required = true,
      paramLabel = "PATH",
      description = "The model: the directory that train wrote, or its model.duebook.")
  private Path model;

  @Option(
      names = "--from",
      required = true,
      paramLabel = "DATE",
      description = "The first day of snapshots to judge, like 2025-06-30.")
  private LocalDate from;

  @Option(
      names = "--until",
      paramLabel = "DATE",
      description =
          "Nothing that became known on this day or later is used. Default: the day after the last"
              + " outcome.")
  private LocalDate until;

  @Option(
      names = "--snapshots",
      paramLabel = "WHICH",
      defaultValue = "all",
      converter = SnapshotsConverter.class,
      description = "release (each share once, on its first day) or all (the default).")
  private Snapshots snapshots;

  @Option(names = "--json", description = "Print JSON instead of text.")
  private boolean json;

  /** Made by the command line. */
  public EvaluateModelCommand() {}

  /** Which snapshots of a share are judged. */
  enum Snapshots {
    RELEASE,
    ALL
  }

  static final class SnapshotsConverter implements CommandLine.ITypeConverter<Snapshots> {
    @Override
    public Snapshots convert(String text) {
      return switch (text) {
        case "release" -> Snapshots.RELEASE;
        case "all" -> Snapshots.ALL;
        default ->
            throw new CommandLine.TypeConversionException(text + " (expected: release or all)");
      };
    }
  }

  @Override
  public Integer call() throws IOException {
    List<Path> files = TrainCommand.files(spec, examples);
    Path artifact = ModelDirectory.artifact(model);
    if (!Files.isRegularFile(artifact)) {
      throw new ParameterException(
          spec.commandLine(),
          "--model: " + artifact + " (expected: model.duebook, as train writes it)");
    }
    try {
      FeatureContract contract = FeatureContract.current();
      LateModel late = LateModel.read(Files.readAllBytes(artifact), contract);
      ExampleSet set =
          ExampleSet.of(ExampleFiles.read(files), late.facts().party(), until, contract);
      checkHorizon(late, set);
      print(late, set, Evaluation.of(late, judged(set)));
      return CommandLine.ExitCode.OK;
    } catch (ModelRefusedException | UnusableExamplesException e) {
      spec.commandLine().getErr().println("duebook: " + e.getMessage());
      return TrainCommand.REFUSED;
    }
  }

  private static void checkHorizon(LateModel late, ExampleSet set)
      throws UnusableExamplesException {
    if (late.facts().horizonDays() != set.horizonDays()) {
      throw new UnusableExamplesException(
          "examples: late after "
              + set.horizonDays()
              + " days (expected: "
              + late.facts().horizonDays()
              + ", as the model means it)");
    }
  }

  private List<Example> judged(ExampleSet set) {
    return set.examples().stream()
        .filter(example -> !example.snapshotOn().isBefore(from))
        .filter(example -> snapshots == Snapshots.ALL || example.ageDays() == 0)
        .toList();
  }

  private void print(LateModel late, ExampleSet set, Evaluation evaluation) {
    PrintWriter out = spec.commandLine().getOut();
    boolean knewOutcomes = from.isBefore(late.facts().knownUntil());
    if (json) {
      Map<String, Object> all = new LinkedHashMap<>();
      all.put("modelId", late.facts().modelId());
      all.put("party", late.facts().party());
      all.put("horizonDays", late.facts().horizonDays());
      all.put("simulated", late.facts().simulated());
      all.put("knownUntil", late.facts().knownUntil());
      all.put("from", from);
      all.put("until", set.until());
      all.put("snapshots", snapshots.name().toLowerCase(Locale.ROOT));
      all.put("modelMayHaveSeenOutcomes", knewOutcomes);
      all.put("undecided", set.undecided());
      all.putAll(EvaluationJson.of(evaluation));
      out.print(JsonText.of(all));
    } else {
      out.printf(
          Locale.ROOT,
          "%s on %,d shares of %,d accounts, snapshots %s to %s, %s late%n",
          late.facts().modelId(),
          evaluation.quality().count(),
          evaluation.accounts(),
          evaluation.firstSnapshotOn(),
          evaluation.lastSnapshotOn(),
          EvaluationTables.percent(evaluation.quality().baseRate()));
      if (set.undecided() > 0) {
        out.printf(
            Locale.ROOT,
            "%,d left out: their horizon had not passed before %s%n",
            set.undecided(),
            set.until());
      }
      if (knewOutcomes) {
        out.printf(
            "The model may have seen outcomes until %s: earlier shares flatter it.%n",
            late.facts().knownUntil());
      }
      for (Table table : EvaluationTables.all(evaluation)) {
        out.println();
        table.text().forEach(out::println);
      }
    }
    out.flush();
  }
}
