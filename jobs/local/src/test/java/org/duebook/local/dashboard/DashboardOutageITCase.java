package org.duebook.local.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.duebook.analytics.kafka.KafkaTopics;
import org.duebook.local.broker.LocalBroker;
import org.duebook.schemas.PortfolioDimension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an open page says while Kafka or the dashboard is away, and that it goes on afterwards. */
final class DashboardOutageITCase {
  private static final String KAFKA_IS_SILENT = "Kafka does not answer since";
  private static final String DASHBOARD_IS_SILENT = "The dashboard does not answer since";

  @TempDir private Path directory;

  private static Dashboard dashboard(String bootstrapServers, int port) throws Exception {
    Properties properties = new Properties();
    properties.setProperty("bootstrap.servers", bootstrapServers);
    return Dashboard.start(new Dashboard.Options(properties, "", "127.0.0.1", port, "", "USD"));
  }

  private static int portOf(String address) {
    return Integer.parseInt(address.replaceAll(".*:([0-9]+)/?", "$1"));
  }

  private static void sendReceivable(String bootstrapServers, long cents) throws Exception {
    try (SampleTopics topics = new SampleTopics(bootstrapServers)) {
      topics.send(
          "portfolio-kpis",
          "ALL",
          SampleTopics.portfolio(PortfolioDimension.ALL, null, null, cents));
    }
  }

  @Test
  void whatIsAwayIsSaidWithItsTimeTheFiguresStayAndGoOnOnceItIsBack() throws Exception {
    try (Browser browser = Browser.start(directory.resolve("chromium"))) {
      LocalBroker broker = LocalBroker.start(directory.resolve("kafka"), 0);
      Dashboard dashboard = null;
      try {
        String servers = broker.bootstrapServers();
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", servers))) {
          KafkaTopics.createMissing(
              admin,
              List.of(new NewTopic("portfolio-kpis", Optional.of(1), Optional.<Short>empty())));
        }
        sendReceivable(servers, 11_100);
        dashboard = dashboard(servers, 0);
        int port = portOf(dashboard.address());
        browser.open(dashboard.address() + "portfolio");
        browser.awaitValue("figure-insurer", "11100");
        assertThat(browser.text()).doesNotContain("does not answer");

        broker.close();
        browser.awaitText(KAFKA_IS_SILENT);
        browser.awaitValue("figure-insurer", "11100");

        broker = LocalBroker.start(directory.resolve("kafka"), portOf(servers));
        browser.awaitNoText(KAFKA_IS_SILENT);
        sendReceivable(servers, 22_200);
        browser.awaitValue("figure-insurer", "22200");

        dashboard.end();
        browser.awaitText(DASHBOARD_IS_SILENT);
        browser.awaitValue("figure-insurer", "22200");

        dashboard = dashboard(servers, port);
        browser.awaitNoText(DASHBOARD_IS_SILENT);
        sendReceivable(servers, 33_300);
        browser.awaitValue("figure-insurer", "33300");
      } finally {
        if (dashboard != null) {
          dashboard.end();
        }
        broker.close();
      }
    }
  }
}
