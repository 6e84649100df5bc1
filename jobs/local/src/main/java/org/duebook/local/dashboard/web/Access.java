package org.duebook.local.dashboard.web;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Objects;
import java.util.Set;

/**
 * Who may see the pages. With a token, whoever shows it; it may stand in the address once and lives
 * in a cookie from then on. On loopback only names of loopback are answered, so that no page of
 * another site can reach this one through a name of its own.
 */
final class Access {
  private static final Set<String> LOOPBACK =
      Set.of("localhost", "127.0.0.1", "[::1]", "::1", "0:0:0:0:0:0:0:1", "[0:0:0:0:0:0:0:1]");

  private final String token;
  private final boolean loopbackOnly;

  /** What to do with a request. */
  enum Verdict {
    /** Answer it. */
    ALLOWED,
    /** Keep the token in a cookie and send the browser to the address without it. */
    TO_BE_REMEMBERED,
    /** Refuse it: no token, or another one. */
    WITHOUT_TOKEN,
    /** Refuse it: it came under a name that is not this machine's. */
    FOREIGN_HOST
  }

  /**
   * Rules of one server.
   *
   * @param token empty: none is asked for
   * @param host that the server is bound to
   */
  Access(String token, String host) {
    this.token = token;
    this.loopbackOnly = isLoopback(host);
  }

  static boolean isLoopback(String host) {
    return LOOPBACK.contains(host);
  }

  /**
   * Judges a request.
   *
   * @param host that the browser believes to speak to
   * @param inAddress token of the address, or null
   * @param inCookie token of the cookie, or null
   * @param inHeader token of the Authorization header, or null
   */
  Verdict judge(String host, String inAddress, String inCookie, String inHeader) {
    if (loopbackOnly && !isLoopback(host)) {
      return Verdict.FOREIGN_HOST;
    }
    if (token.isEmpty() || matches(inCookie) || matches(inHeader)) {
      return inAddress == null ? Verdict.ALLOWED : Verdict.TO_BE_REMEMBERED;
    }
    return matches(inAddress) ? Verdict.TO_BE_REMEMBERED : Verdict.WITHOUT_TOKEN;
  }

  /** Takes as long for a wrong token as for the right one. */
  private boolean matches(String shown) {
    return MessageDigest.isEqual(
        Objects.requireNonNullElse(shown, "").getBytes(StandardCharsets.UTF_8),
        token.getBytes(StandardCharsets.UTF_8));
  }

  String token() {
    return token;
  }
}
