package org.duebook.local.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.duebook.analytics.kafka.KafkaTopics;
import org.duebook.local.broker.LocalBroker;
import org.duebook.local.dashboard.book.ReadTopic;
import org.duebook.schemas.PortfolioDimension;
import org.duebook.schemas.Worklist;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;

/** The pages in a real browser, over a real broker: what they show is what the topics say. */
final class DashboardITCase {
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  /** Each page, with a text that only stands there once its figures do. */
  private static final Map<String, String> PAGES =
      Map.of(
          "portfolio", "$123,456.78",
          "payers", "zenith",
          "worklist?item=PATIENT:north:account-1", "How the rank came about",
          "models", "patient-1 decides on shares of patients",
          "pipeline", "4,711");

  @TempDir private static Path directory;
  private static LocalBroker broker;
  private static SampleTopics topics;
  private static Dashboard dashboard;

  @BeforeAll
  static void start() throws Exception {
    broker = LocalBroker.start(directory.resolve("kafka"), 0);
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
      KafkaTopics.createMissing(
          admin,
          Arrays.stream(ReadTopic.values())
              .map(
                  topic -> new NewTopic(topic.topicName(), Optional.of(1), Optional.<Short>empty()))
              .toList());
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
      browser.awaitText("50.2 d 30 days before");
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
      assertThat(browser.text())
          .as("no day of this practice is known")
          .doesNotContain("days before");

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
      browser.driver().findElement(By.linkText("account-1")).click();
      browser.awaitText("How the rank came about");
      browser.awaitText("Unapplied\n-$12.34");
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

      browser.open(root + "portfolio");
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

  @Test
  void everyPageIsForAllEyesAndForNarrowScreens() throws Exception {
    try (Browser browser = Browser.start(directory.resolve("chromium-eyes"))) {
      for (String colours : List.of("light", "dark")) {
        browser.emulate(colours);
        browser.width(colours.equals("light") ? 1280 : 400);
        for (Map.Entry<String, String> page : PAGES.entrySet()) {
          browser.open(dashboard.address() + page.getKey());
          browser.awaitText(page.getValue());
          look(browser, page.getKey().replaceAll("[^a-z].*", "") + "-" + colours);
          assertThat(
                  browser.ask(
                      "return document.documentElement.scrollWidth <= innerWidth ? 'fits'"
                          + " : document.documentElement.scrollWidth + ' of ' + innerWidth"))
              .as("width of %s, %s", page.getKey(), colours)
              .isEqualTo("fits");
        }
      }
    }
  }

  @Test
  void theArrowKeysReadAChartValueByValue() throws Exception {
    try (Browser browser = Browser.start(directory.resolve("chromium-keys"))) {
      browser.open(dashboard.address() + "portfolio");
      browser.awaitText("$123,456.78");
      browser.driver().findElement(By.cssSelector("#content summary")).sendKeys(Keys.TAB);
      browser.ask("document.getElementById('chart-days-in-a-r').focus({focusVisible: true})");
      browser.press(Keys.END);
      assertThat(said(browser)).isEqualTo("2026-03-23: days in A/R 50.3 d");
      browser.press(Keys.ARROW_LEFT, Keys.ARROW_LEFT);
      assertThat(said(browser)).isEqualTo("2026-03-21: days in A/R 50.1 d");
      browser.press(Keys.ARROW_RIGHT);
      assertThat(said(browser)).isEqualTo("2026-03-22: days in A/R 50.2 d");

      browser.ask("document.getElementById('chart-age-of-what-is-due').focus()");
      browser.press(Keys.HOME, Keys.ARROW_RIGHT);
      assertThat(said(browser)).isEqualTo("Insurers, 31–60: $24,691.35");
    }
  }

  private static String said(Browser browser) {
    return browser.ask("return document.getElementById('voice').textContent");
  }

  @Test
  void aFollowUpThatIsDoneLeavesTheOpenPage() throws Exception {
    try (Browser browser = Browser.start(directory.resolve("chromium-done"))) {
      browser.open(dashboard.address() + "worklist?item=PATIENT:north:account-1");
      browser.awaitText("How the rank came about");
      Worklist withoutIt = SampleTopics.worklist();
      withoutIt.setItems(withoutIt.getItems().subList(0, 1));
      topics.sendTombstone("patient-follow-ups", "north:account-1");
      browser.awaitText("Nothing is to be done here any more");
      topics.send("worklists", "north", withoutIt);
      browser.awaitNoText("account-1");
      assertThat(browser.text()).contains("claim-4");
    } finally {
      topics.send("patient-follow-ups", "north:account-1", SampleTopics.patientFollowUp());
      topics.send("worklists", "north", SampleTopics.worklist());
    }
  }

  @Test
  void anAddressWithTheTokenLeadsToTheSamePageWithoutIt() throws Exception {
    Dashboard guarded = startDashboard("open-sesame");
    try (Browser browser = Browser.start(directory.resolve("chromium-token"))) {
      String root = guarded.address().replace("?token=open-sesame", "");
      browser.open(root + "portfolio?practice=north&window=30&token=open-sesame");
      browser.awaitText("The 30 days to 2026-03-24");
      assertThat(browser.driver().getCurrentUrl())
          .isEqualTo(root + "portfolio?practice=north&window=30");
      assertThat(browser.ask("return document.cookie")).isEmpty();
    } finally {
      guarded.end();
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
            "Rank,Practice,With,What to do,Follow-up,Why,Priority,Balance,Chance of late,Deadline",
            "1,north,PAYER,CORRECT_AND_RESUBMIT,north:claim-4,denied with a code to correct,304.50,315.00,0.42,2026-04-03");
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
      assertThat(first.headers().firstValue("Location")).hasValue("/");
      // No path leads the browser to another host.
      assertThat(fetch(root + "example.org?token=open-sesame").headers().firstValue("Location"))
          .hasValue("/");
      assertThat(first.headers().firstValue("Set-Cookie"))
          .hasValueSatisfying(
              cookie -> assertThat(cookie).contains("HttpOnly").contains("SameSite=Strict"));
    } finally {
      guarded.end();
    }
  }
}
