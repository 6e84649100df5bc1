package org.duebook.local.dashboard;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.apache.kafka.common.KafkaException;
import org.duebook.local.broker.Connection;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code dashboard}: shows what the output topics of a Kafka say, as pages in a browser. */
@Command(
    name = "dashboard",
    mixinStandardHelpOptions = true,
    description = {
      "Reads the output topics and serves pages that show them: portfolios, payers, worklists, models",
      "and the pipeline. It reads nothing else and writes nothing. Ends on Ctrl-C."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:ended as asked",
      "1:Kafka did not answer, or the port is in use",
      "2:wrong usage"
    })
public final class DashboardCommand implements Callable<Integer> {
  private static final int HIGHEST_PORT = 65_535;

  @Spec private CommandSpec spec;

  @Mixin private Connection connection;

  @Option(
      names = "--host",
      defaultValue = "127.0.0.1",
      paramLabel = "ADDRESS",
      description =
          "Address to listen on. With another than loopback's give a token as well. Default: ${DEFAULT-VALUE}.")
  private String host;

  @Option(
      names = "--port",
      defaultValue = "8090",
      paramLabel = "PORT",
      description = "Port to listen on; 0 takes a free one. Default: ${DEFAULT-VALUE}.")
  private int port;

  @Option(
      names = "--token",
      defaultValue = "${env:DUEBOOK_DASHBOARD_TOKEN:-}",
      paramLabel = "TEXT",
      showDefaultValue = CommandLine.Help.Visibility.NEVER,
      description =
          "What a browser has to show. Default: the variable DUEBOOK_DASHBOARD_TOKEN; empty: nothing is asked for.")
  private String token;

  @Option(
      names = "--currency",
      defaultValue = "USD",
      paramLabel = "CODE",
      description =
          "Currency that amounts are shown in, as business.currency in the settings. Default: ${DEFAULT-VALUE}.")
  private String currency;

  /** Made by the command line. */
  public DashboardCommand() {}

  @Override
  public Integer call() throws Exception {
    checkUsage();
    PrintWriter out = spec.commandLine().getOut();
    CountDownLatch stop = new CountDownLatch(1);
    try {
      Dashboard dashboard =
          Dashboard.start(
              new Dashboard.Options(
                  connection.properties(), connection.topicPrefix(), host, port, token, currency));
      out.println("dashboard        " + dashboard.address());
      Runtime.getRuntime().addShutdownHook(new Thread(stop::countDown, "dashboard-stop"));
      stop.await();
      dashboard.end();
      return CommandLine.ExitCode.OK;
    } catch (KafkaException e) {
      spec.commandLine().getErr().println("duebook: " + connection.refusal(e));
      return CommandLine.ExitCode.SOFTWARE;
    }
  }

  private void checkUsage() throws IOException {
    require(port >= 0 && port <= HIGHEST_PORT, "--port: " + port + " (expected: 0 to 65535)");
    require(
        currency.matches("[A-Z]{3}"), "--currency: " + currency + " (expected: a code like USD)");
    require(token.matches("[A-Za-z0-9_-]*"), "--token: (expected: letters, digits, - and _ only)");
    require(
        !token.isEmpty() || InetAddress.getByName(host).isLoopbackAddress(),
        "--host: "
            + host
            + ": others can reach it (expected: --token as well, or an address of loopback)");
  }

  private void require(boolean holds, String message) {
    if (!holds) {
      throw new ParameterException(spec.commandLine(), message);
    }
  }
}
