package org.duebook.local.topics;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaException;
import org.duebook.analytics.kafka.KafkaTopics;
import org.duebook.local.broker.Connection;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code topics}: what there is to do with the topics of a Kafka. */
@Command(
    name = "topics",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    description = "Makes the topics that the job reads and writes.",
    subcommands = TopicsCommand.Create.class)
public final class TopicsCommand {
  /** Made by the command line. */
  public TopicsCommand() {}

  /** {@code topics create}: makes the topics that are missing. */
  @Command(
      name = "create",
      mixinStandardHelpOptions = true,
      description = {
        "Makes the topics that are missing, each with the cleanup policy and retention it needs.",
        "A topic that is there already is left as it is."
      },
      exitCodeListHeading = "%nExit codes:%n",
      exitCodeList = {
        "0:every topic is there",
        "1:Kafka refused or did not answer",
        "2:wrong usage"
      })
  public static final class Create implements Callable<Integer> {
    private static final String ANSWER_MILLIS = "15000";

    @Spec private CommandSpec spec;

    @Mixin private Connection connection;

    @Option(
        names = "--partitions",
        defaultValue = "4",
        paramLabel = "N",
        description = "Partitions of every topic. Default: ${DEFAULT-VALUE}.")
    private int partitions;

    @Option(
        names = "--replication",
        paramLabel = "N",
        description = "Copies of every partition. Default: the broker's.")
    private Short replication;

    /** Made by the command line. */
    public Create() {}

    @Override
    public Integer call() throws IOException, InterruptedException {
      if (partitions < 1) {
        throw new ParameterException(
            spec.commandLine(), "--partitions: " + partitions + " (expected: 1 or more)");
      }
      PrintWriter out = spec.commandLine().getOut();
      List<NewTopic> topics =
          KafkaTopics.all(connection.topicPrefix(), partitions, Optional.ofNullable(replication));
      try (Admin admin = Admin.create(properties())) {
        List<NewTopic> created = KafkaTopics.createMissing(admin, topics);
        for (NewTopic topic : topics) {
          out.printf(
              "%-20s %s%n",
              topic.name(),
              created.contains(topic)
                  ? "created, %d partitions, %s".formatted(topic.numPartitions(), topic.configs())
                  : "was there, left as it is");
        }
        return CommandLine.ExitCode.OK;
      } catch (ExecutionException | KafkaException e) {
        spec.commandLine().getErr().println("duebook: " + connection.refusal(e));
        return CommandLine.ExitCode.SOFTWARE;
      }
    }

    private Properties properties() throws IOException {
      Properties properties = connection.properties();
      properties.putIfAbsent(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, ANSWER_MILLIS);
      properties.putIfAbsent(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, ANSWER_MILLIS);
      return properties;
    }
  }
}
