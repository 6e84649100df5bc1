package org.duebook.local.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.duebook.local.broker.LocalBroker;
import org.duebook.local.dashboard.book.ReadTopic;
import org.duebook.schemas.PortfolioDimension;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;

/** The pages in a real browser, over a real broker: what they show is what the topics say. */
final class DashboardITCase {
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  @TempDir private static Path directory;
  private static LocalBroker broker;
  private static SampleTopics topics;
  private static Dashboard dashboard;

  @BeforeAll
  static void start() throws Exception {
    broker = LocalBroker.start(directory.resolve("kafka"), 0);
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
      admin
          .createTopics(
              List.of(ReadTopic.values()).stream()
                  .map(
                      topic ->
                          new NewTopic(topic.topicName(), Optional.of(1), Optional.<Short>empty()))
                  .toList())
          .all()
          .get();
    }
    topics = new SampleTopics(broker.bootstrapServers());
    topics.sendAll();
    dashboard = startDashboard("");
  }

  private static Dashboard startDashboard(String token) throws Exception {
    Properties properties = new Properties();
    properties.setProperty("bootstrap.servers", broker.bootstrapServers());
    return Dashboard.start(new Dashboard.Options(properties, "", "127.0.0.1", 0, token, "USD"));
  }

  @AfterAll
  static void end() throws Exception {
    if (dashboard != null) {
      dashboard.end();
    }
    if (topics != null) {
      topics.close();
    }
    if (broker != null) {
      broker.close();
    }
  }

  private static HttpResponse<String> fetch(String address, String... headers) throws Exception {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  @Test
  void everyPageShowsWhatTheTopicsSayAndKeepsNobodyOut() throws Exception {
    String root = dashboard.address();
    try (Browser browser = Browser.start(directory.resolve("chromium"))) {
      browser.open(root + "portfolio");
      browser.awaitValue("figure-insurer", "12345678");
      browser.awaitText("$123,456.78");
      assertThat(
              browser
                  .driver()
                  .findElements(By.cssSelector(".card svg rect[class^=age-][height='34']")))
          .as("five ages of two parties")
          .hasSize(10);
      look(browser, "portfolio");

      browser.open(root + "portfolio?practice=north&window=30");
      browser.awaitValue("figure-insurer", "7654321");
      browser.awaitText("The 30 days to 2026-03-24");

      browser.open(root + "payers?sort=payer&order=down");
      browser.awaitText("zenith");
      assertThat(
              browser
                  .driver()
                  .findElements(By.cssSelector("#table-payers tbody tr td:first-child")))
          .extracting(cell -> cell.getText())
          .containsExactly("zenith", "acme");
      look(browser, "payers");

      browser.open(root + "worklist");
      browser.awaitText("Correct and resubmit");
      look(browser, "worklist");
      browser.driver().findElement(By.linkText("north:account-1")).click();
      browser.awaitText("no statement was sent yet");
      assertThat(browser.driver().getCurrentUrl()).contains("item=PATIENT%3Anorth%3Aaccount-1");
      look(browser, "detail");
      browser.open(root + "worklist?deadline=WEEK");
      browser.awaitText("Nothing yet.");

      browser.open(root + "models");
      browser.awaitText("patient-1 decides on shares of patients");
      look(browser, "models");

      browser.open(root + "pipeline");
      browser.awaitValue("figure-refused", "1");
      browser.awaitText("4,711");
      look(browser, "pipeline");

      browser.driver().manage().window().setSize(new Dimension(400, 900));
      browser.emulateDark();
      browser.open(root + "portfolio");
      browser.awaitText("$123,456.78");
      look(browser, "narrow-dark");

      browser.awaitValue("figure-insurer", "12345678");
      topics.send(
          "portfolio-kpis",
          "ALL",
          SampleTopics.portfolio(PortfolioDimension.ALL, null, null, 12_400_000));
      browser.awaitValue("figure-insurer", "12400000");
      topics.send(
          "portfolio-kpis",
          "ALL",
          SampleTopics.portfolio(PortfolioDimension.ALL, null, null, 12_345_678));

      assertThat(browser.requests()).isNotEmpty().allMatch(address -> address.startsWith(root));
    }
  }

  private static void look(Browser browser, String name) throws Exception {
    String photographs = System.getProperty("duebook.photographs");
    if (photographs != null) {
      browser.photograph(Path.of(photographs, name + ".png"));
    }
    assertThat(browser.console()).as("console of " + name).isEmpty();
    assertThat(browser.barriers()).as("barriers on " + name).isEmpty();
  }

  @Test
  void aTableIsTheSameInItsCsv() throws Exception {
    HttpResponse<String> csv =
        fetch(dashboard.address() + "api/tables/worklist/worklist.csv?kind=PAYER");

    assertThat(csv.statusCode()).isEqualTo(200);
    assertThat(csv.headers().firstValue("Content-Type"))
        .hasValueSatisfying(type -> assertThat(type).startsWith("text/csv"));
    assertThat(csv.body().lines())
        .containsExactly(
            "Rank,Practice,With,What to do,Follow-up,Priority,Balance,Chance of late,Deadline",
            "1,north,PAYER,CORRECT_AND_RESUBMIT,north:claim-4,304.50,315.00,0.42,2026-04-03");
  }

  @Test
  void whatIsNotThereIsRefusedWithWhatIs() throws Exception {
    assertThat(fetch(dashboard.address() + "api/pages/portfolio?window=31").body())
        .isEqualTo("window: 31 (expected: one of [30, 90, 365])\n");
    assertThat(fetch(dashboard.address() + "api/pages/absent").statusCode()).isEqualTo(400);
    assertThat(fetch(dashboard.address() + "absent").statusCode()).isEqualTo(404);
  }

  @Test
  void everyAnswerTellsTheBrowserToFetchNothingFromElsewhere() throws Exception {
    for (String path : List.of("", "assets/app.js", "api/choices", "absent")) {
      assertThat(fetch(dashboard.address() + path).headers().firstValue("Content-Security-Policy"))
          .as(path)
          .hasValueSatisfying(policy -> assertThat(policy).startsWith("default-src 'none'"));
    }
  }

  @Test
  void withATokenNothingIsAnsweredWithoutIt() throws Exception {
    Dashboard guarded = startDashboard("open-sesame");
    try {
      String root = guarded.address().replace("?token=open-sesame", "");
      assertThat(fetch(root).statusCode()).isEqualTo(401);
      assertThat(fetch(root + "api/choices").statusCode()).isEqualTo(401);
      assertThat(fetch(root + "api/choices", "Authorization", "Bearer open-sesame").statusCode())
          .isEqualTo(200);
      HttpResponse<String> first = fetch(guarded.address());
      assertThat(first.statusCode()).isEqualTo(303);
      assertThat(first.headers().firstValue("Set-Cookie"))
          .hasValueSatisfying(
              cookie -> assertThat(cookie).contains("HttpOnly").contains("SameSite=Strict"));
    } finally {
      guarded.end();
    }
  }
}
