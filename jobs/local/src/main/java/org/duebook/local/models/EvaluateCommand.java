package org.duebook.local.models;

import org.duebook.local.ranking.EvaluateRankingCommand;
import picocli.CommandLine.Command;

/** {@code evaluate}: judges what Duebook says against what came true. */
@Command(
    name = "evaluate",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    description = "Judges what Duebook says against what came true.",
    subcommands = {EvaluateModelCommand.class, EvaluateRankingCommand.class})
public final class EvaluateCommand {
  /** Made by the command line. */
  public EvaluateCommand() {}
}
