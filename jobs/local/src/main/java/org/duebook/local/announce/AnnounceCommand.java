package org.duebook.local.announce;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.duebook.analytics.policy.PolicyFile;
import org.duebook.local.broker.Connection;
import org.duebook.models.contract.FeatureContract;
import org.duebook.models.scoring.LateModel;
import org.duebook.models.scoring.ModelRefusedException;
import org.duebook.schemas.AnnouncedRole;
import org.duebook.schemas.Party;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code announce}: tells a running job which model or policy to judge by from now on. */
@Command(
    name = "announce",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    description = "Tells a running job which model or policy to judge by from now on.",
    subcommands = {
      AnnounceCommand.Model.class,
      AnnounceCommand.Retire.class,
      AnnounceCommand.Policy.class
    })
public final class AnnounceCommand {
  /** Made by the command line. */
  public AnnounceCommand() {}

  /** What can be said to Kafka. */
  @FunctionalInterface
  private interface Announcement {
    RecordMetadata to(Announcer announcer) throws ExecutionException, InterruptedException;
  }

  private static int say(
      CommandSpec spec, Connection connection, String what, Announcement announcement)
      throws IOException, InterruptedException {
    try (Announcer announcer = new Announcer(connection.properties(), connection.topicPrefix())) {
      RecordMetadata place = announcement.to(announcer);
      spec.commandLine()
          .getOut()
          .printf("announced %s (%s, offset %d)%n", what, place.topic(), place.offset());
      return CommandLine.ExitCode.OK;
    } catch (ExecutionException | KafkaException e) {
      spec.commandLine().getErr().println("duebook: " + connection.refusal(e));
      return CommandLine.ExitCode.SOFTWARE;
    }
  }

  private static byte[] bytes(CommandSpec spec, String option, Path file) throws IOException {
    try {
      return Files.readAllBytes(file);
    } catch (NoSuchFileException e) {
      throw new ParameterException(
          spec.commandLine(), option + ": " + file + ": not there (expected: a file)", e);
    }
  }

  /** {@code announce model}: a model takes over, or runs beside. */
  @Command(
      name = "model",
      mixinStandardHelpOptions = true,
      description = {
        "Announces a model. As CHAMPION it decides from the next time each account is told of; as"
            + " CHALLENGER it only runs beside and is watched.",
        "The job refuses a model that it can't use and keeps the old one; rejected-events says why."
      },
      exitCodeListHeading = "%nExit codes:%n",
      exitCodeList = {"0:it is announced", "1:Kafka refused or did not answer", "2:wrong usage"})
  public static final class Model implements Callable<Integer> {
    @Spec private CommandSpec spec;
    @Mixin private Connection connection;

    @Option(
        names = "--model",
        required = true,
        paramLabel = "FILE",
        description = "The model file, as train wrote it.")
    private Path file;

    @Option(
        names = "--role",
        required = true,
        paramLabel = "ROLE",
        description = "CHAMPION or CHALLENGER.")
    private Role role;

    /** What a model can be announced as. */
    enum Role {
      CHAMPION,
      CHALLENGER
    }

    /** Made by the command line. */
    public Model() {}

    @Override
    public Integer call() throws IOException, InterruptedException {
      byte[] artifact = bytes(spec, "--model", file);
      LateModel model;
      try {
        model = LateModel.read(artifact, FeatureContract.current());
      } catch (ModelRefusedException e) {
        throw new ParameterException(
            spec.commandLine(), "--model: " + file + ": " + e.getMessage(), e);
      }
      return say(
          spec,
          connection,
          "%s as %s for %s".formatted(model.facts().modelId(), role, model.facts().party()),
          announcer -> announcer.announce(artifact, model, AnnouncedRole.valueOf(role.name())));
    }
  }

  /** {@code announce retire}: a model is not asked any more. */
  @Command(
      name = "retire",
      mixinStandardHelpOptions = true,
      description =
          "Takes a model out. Without a champion the policy's prior decides, marked as fallback.",
      exitCodeListHeading = "%nExit codes:%n",
      exitCodeList = {"0:it is announced", "1:Kafka refused or did not answer", "2:wrong usage"})
  public static final class Retire implements Callable<Integer> {
    @Spec private CommandSpec spec;
    @Mixin private Connection connection;

    @Option(
        names = "--model-id",
        required = true,
        paramLabel = "ID",
        description = "The model's name, as in the follow-ups.")
    private String modelId;

    @Option(
        names = "--party",
        required = true,
        paramLabel = "PARTY",
        description = "PATIENT or INSURER.")
    private Whose party;

    @Option(
        names = "--role",
        required = true,
        paramLabel = "ROLE",
        description = "The role it has: CHAMPION or CHALLENGER.")
    private Model.Role role;

    /** Whose shares a model scores. */
    enum Whose {
      PATIENT,
      INSURER
    }

    /** Made by the command line. */
    public Retire() {}

    @Override
    public Integer call() throws IOException, InterruptedException {
      return say(
          spec,
          connection,
          "that %s is retired".formatted(modelId),
          announcer ->
              announcer.retire(
                  modelId, Party.valueOf(party.name()), AnnouncedRole.valueOf(role.name())));
    }
  }

  /** {@code announce policy}: a policy takes over. */
  @Command(
      name = "policy",
      mixinStandardHelpOptions = true,
      description = "Announces a follow-up policy; every account is planned anew by it at once.",
      exitCodeListHeading = "%nExit codes:%n",
      exitCodeList = {"0:it is announced", "1:Kafka refused or did not answer", "2:wrong usage"})
  public static final class Policy implements Callable<Integer> {
    @Spec private CommandSpec spec;
    @Mixin private Connection connection;

    @Option(
        names = "--policy",
        required = true,
        paramLabel = "FILE",
        description = "The policy, a YAML file that names what differs from the shipped one.")
    private Path file;

    /** Made by the command line. */
    public Policy() {}

    @Override
    public Integer call() throws IOException, InterruptedException {
      String document = new String(bytes(spec, "--policy", file), StandardCharsets.UTF_8);
      String policyId = PolicyFile.parse(document).id();
      return say(
          spec,
          connection,
          "policy " + policyId,
          announcer -> announcer.announcePolicy(policyId, document));
    }
  }
}
