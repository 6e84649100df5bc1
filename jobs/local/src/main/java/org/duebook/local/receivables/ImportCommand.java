package org.duebook.local.receivables;

import picocli.CommandLine.Command;

/** {@code import}: makes event files of what other systems export. */
@Command(
    name = "import",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    description = "Makes event files of what other systems export.",
    subcommands = ImportReceivablesCommand.class)
public final class ImportCommand {
  /** Made by the command line. */
  public ImportCommand() {}
}
