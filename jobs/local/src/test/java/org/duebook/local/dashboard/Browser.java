package org.duebook.local.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import org.openqa.selenium.By;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import org.openqa.selenium.support.ui.WebDriverWait;

/** A headless Chromium of this machine, and what went over its wire. */
final class Browser implements AutoCloseable {
  private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
  private static final Path DRIVER = Path.of("/usr/bin/chromedriver");
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final ChromeDriver driver;
  private final List<String> requested = new ArrayList<>();

  private Browser(ChromeDriver driver) {
    this.driver = driver;
  }

  /** Starts one, or passes the test over and says why. */
  static Browser start(Path profile) {
    assumeTrue(
        Files.isExecutable(CHROMIUM) && Files.isExecutable(DRIVER),
        "no "
            + CHROMIUM
            + " and "
            + DRIVER
            + " on this machine: the pages were not opened"
            + " (Debian: apt-get install chromium chromium-driver)");
    ChromeOptions options = new ChromeOptions();
    options.setBinary(CHROMIUM.toFile());
    options.addArguments(
        "--headless=new",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--disable-dev-shm-usage",
        "--window-size=1280,1000",
        "--user-data-dir=" + profile);
    LoggingPreferences logs = new LoggingPreferences();
    logs.enable(LogType.BROWSER, Level.ALL);
    logs.enable(LogType.PERFORMANCE, Level.ALL);
    options.setCapability("goog:loggingPrefs", logs);
    return new Browser(
        new ChromeDriver(
            new ChromeDriverService.Builder()
                .usingDriverExecutable(DRIVER.toFile())
                .usingAnyFreePort()
                .build(),
            options));
  }

  void open(String address) {
    driver.get(address);
  }

  ChromeDriver driver() {
    return driver;
  }

  /** Waits until an element's value, as the topics have it, is the one expected. */
  void awaitValue(String id, String value) {
    new WebDriverWait(driver, PATIENCE)
        .withMessage(() -> id + ": expected " + value + " in\n" + text())
        .ignoring(StaleElementReferenceException.class)
        .until(
            open ->
                open.findElements(By.id(id)).stream()
                    .anyMatch(element -> value.equals(element.getDomAttribute("data-value"))));
  }

  /** Waits until a text is gone. */
  void awaitNoText(String text) {
    new WebDriverWait(driver, PATIENCE)
        .withMessage(() -> "expected no " + text + " in\n" + text())
        .ignoring(StaleElementReferenceException.class)
        .until(open -> !open.findElement(By.tagName("body")).getText().contains(text));
  }

  /** What a script returns, as text. */
  String ask(String script) {
    return String.valueOf(driver.executeScript(script));
  }

  void press(CharSequence... keys) {
    new Actions(driver).sendKeys(keys).perform();
  }

  /** Makes the window so wide, in pixels. */
  void width(int pixels) {
    driver.executeCdpCommand(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", pixels, "height", 900, "deviceScaleFactor", 1, "mobile", false));
  }

  void awaitText(String text) {
    new WebDriverWait(driver, PATIENCE)
        .withMessage(() -> "expected " + text + " in\n" + text())
        .ignoring(StaleElementReferenceException.class)
        .until(open -> open.findElement(By.tagName("body")).getText().contains(text));
  }

  String text() {
    return driver.findElement(By.tagName("body")).getText();
  }

  void photograph(Path file) throws IOException {
    Files.write(file, driver.getScreenshotAs(OutputType.BYTES));
  }

  /** What the page wrote to its console since it was last asked. */
  List<String> console() {
    return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
        .map(LogEntry::getMessage)
        .toList();
  }

  /** Every address that was requested so far. */
  List<String> requests() {
    for (LogEntry entry : driver.manage().logs().get(LogType.PERFORMANCE).getAll()) {
      String message = entry.getMessage();
      int sent = message.indexOf("\"Network.requestWillBeSent\"");
      int url = message.indexOf("\"request\":{");
      if (sent >= 0 && url >= 0) {
        int begin = message.indexOf("\"url\":\"", url) + "\"url\":\"".length();
        String address = message.substring(begin, message.indexOf('"', begin));
        // The browser's own first tab comes out of the browser, what is in the address itself from
        // nowhere: both leave nothing to ask anybody for.
        if (!address.startsWith("chrome://") && !address.startsWith("data:")) {
          requested.add(address);
        }
      }
    }
    return requested;
  }

  /** What axe finds to be serious or worse. */
  List<String> barriers() throws IOException {
    try (InputStream script = Browser.class.getResourceAsStream("/axe.min.js")) {
      assertThat(script).as("axe.min.js").isNotNull();
      driver.executeScript(new String(script.readAllBytes(), StandardCharsets.UTF_8));
    }
    Object found =
        driver.executeAsyncScript(
            "const done = arguments[arguments.length - 1];"
                + "axe.run(document, {resultTypes: ['violations']}).then(result => done("
                + "result.violations.filter(one => ['serious', 'critical'].includes(one.impact))"
                + ".map(one => one.id + ': ' + one.nodes.slice(0, 3)"
                + ".map(node => node.html + ' ' + node.failureSummary).join(' | '))),"
                + " failure => done(['axe: ' + failure]));");
    return ((List<?>) found).stream().map(String::valueOf).toList();
  }

  /** Tells pages which colours the reader prefers: light or dark. */
  void emulate(String colours) {
    driver.executeCdpCommand(
        "Emulation.setEmulatedMedia",
        Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", colours))));
  }

  @Override
  public void close() {
    driver.quit();
  }
}
