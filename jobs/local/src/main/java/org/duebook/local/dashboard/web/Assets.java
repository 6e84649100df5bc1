package org.duebook.local.dashboard.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The files of the pages, from the jar. */
final class Assets {
  private static final Pattern NAME = Pattern.compile("([a-z-]+/)?[a-z-]+\\.(html|css|js|svg)");
  private static final Map<String, String> TYPES =
      Map.of(
          "html", "text/html; charset=utf-8",
          "css", "text/css; charset=utf-8",
          "js", "text/javascript; charset=utf-8",
          "svg", "image/svg+xml");

  private Assets() {}

  /** The bytes of a file, or nothing if there is none of the name. */
  static Optional<byte[]> read(String name) {
    if (!NAME.matcher(name).matches()) {
      return Optional.empty();
    }
    try (InputStream file = Assets.class.getResourceAsStream("/dashboard/" + name)) {
      return file == null ? Optional.empty() : Optional.of(file.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException("/dashboard/" + name + ": not readable from the jar", e);
    }
  }

  static String type(String name) {
    return TYPES.get(name.substring(name.lastIndexOf('.') + 1));
  }
}
