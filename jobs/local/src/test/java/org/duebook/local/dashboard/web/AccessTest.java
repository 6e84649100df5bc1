package org.duebook.local.dashboard.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.duebook.local.dashboard.web.Access.Verdict;
import org.junit.jupiter.api.Test;

/** Who may see the pages, and what the browser may do with them. */
final class AccessTest {
  private final Access open = new Access("", "127.0.0.1");
  private final Access guarded = new Access("secret", "0.0.0.0");

  @Test
  void withoutATokenWhoeverSitsAtTheMachineSeesThePages() {
    assertThat(open.judge("localhost", null, null, null)).isEqualTo(Verdict.ALLOWED);
    assertThat(open.judge("127.0.0.1", null, null, null)).isEqualTo(Verdict.ALLOWED);
  }

  @Test
  void aForeignNameForThisMachineIsRefused() {
    assertThat(open.judge("evil.example", null, null, null)).isEqualTo(Verdict.FOREIGN_HOST);
  }

  @Test
  void withATokenNobodyIsLetInWithoutIt() {
    assertThat(guarded.judge("books.example", null, null, null)).isEqualTo(Verdict.WITHOUT_TOKEN);
    assertThat(guarded.judge("books.example", "secre", "Secret", "secret2"))
        .isEqualTo(Verdict.WITHOUT_TOKEN);
  }

  @Test
  void aTokenInTheAddressIsRememberedAndInCookieOrHeaderIsEnough() {
    assertThat(guarded.judge("books.example", "secret", null, null))
        .isEqualTo(Verdict.TO_BE_REMEMBERED);
    assertThat(guarded.judge("books.example", null, "secret", null)).isEqualTo(Verdict.ALLOWED);
    assertThat(guarded.judge("books.example", null, null, "secret")).isEqualTo(Verdict.ALLOWED);
  }

  @Test
  void aPageRunsAndFetchesNothingButWhatThisServerHas() {
    assertThat(SecurityHeaders.CONTENT_SECURITY_POLICY)
        .contains(
            "default-src 'none'", "script-src 'self'", "style-src 'self'", "connect-src 'self'")
        .doesNotContain("unsafe", "*", "http");
  }

  @Test
  void onlyFilesOfThePagesAreServed() {
    assertThat(Assets.read("index.html")).isPresent();
    assertThat(Assets.read("pages/payers.js")).isPresent();
    assertThat(Assets.read("../log4j2.properties")).isEmpty();
    assertThat(Assets.read("/duebook.yaml")).isEmpty();
    assertThat(Assets.read("absent.js")).isEmpty();
  }

  @Test
  void noPageHasAnInlineScriptOrStyle() {
    String page = new String(Assets.read("index.html").orElseThrow(), StandardCharsets.UTF_8);

    assertThat(page).doesNotContain("<style").doesNotContain("style=").doesNotContain("onclick");
    assertThat(page).containsPattern("<script type=\"module\" src=\"/assets/app.js\"></script>");
  }
}
