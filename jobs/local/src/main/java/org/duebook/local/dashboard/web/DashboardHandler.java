package org.duebook.local.dashboard.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.duebook.local.dashboard.page.CsvText;
import org.duebook.local.dashboard.page.Definitions;
import org.duebook.local.dashboard.page.PageQuery;
import org.duebook.local.dashboard.page.Pages;
import org.duebook.local.dashboard.page.QueryException;
import org.duebook.local.dashboard.page.Table;
import org.eclipse.jetty.http.HttpCookie;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.Fields;

/** Answers requests: the pages' files, their figures as JSON, their tables as CSV, and changes. */
final class DashboardHandler extends Handler.Abstract {
  private static final String JSON = "application/json; charset=utf-8";
  private static final String TEXT = "text/plain; charset=utf-8";
  private static final String FIGURES = "/api/pages/";
  private static final String TABLES = "/api/tables/";
  private static final String ASSETS = "/assets/";
  private static final String CSV = ".csv";
  private static final String BEARER = "Bearer ";
  private static final long MILLIS_PER_SECOND = 1_000;

  private final ObjectMapper json = new ObjectMapper();
  private final Pages pages;
  private final Access access;
  private final ChangeStream changes;

  DashboardHandler(Pages pages, Access access, ChangeStream changes) {
    this.pages = pages;
    this.access = access;
    this.changes = changes;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    SecurityHeaders.addTo(response.getHeaders());
    Map<String, String> query = query(request);
    String inAddress = query.remove("token");
    Access.Verdict verdict =
        access.judge(Request.getServerName(request), inAddress, cookie(request), bearer(request));
    switch (verdict) {
      case ALLOWED -> answer(request, query, response, callback);
      case TO_BE_REMEMBERED -> {
        Response.addCookie(
            response,
            HttpCookie.build(cookieName(request), access.token())
                .httpOnly(true)
                .sameSite(HttpCookie.SameSite.STRICT)
                .path("/")
                .build());
        response.getHeaders().put(HttpHeader.LOCATION, withoutToken(request, query));
        send(response, HttpStatus.SEE_OTHER_303, TEXT, "", callback);
      }
      case WITHOUT_TOKEN ->
          send(
              response,
              HttpStatus.UNAUTHORIZED_401,
              TEXT,
              "token: absent or another one (expected: the address that the dashboard printed)\n",
              callback);
      case FOREIGN_HOST ->
          send(
              response,
              HttpStatus.MISDIRECTED_REQUEST_421,
              TEXT,
              "Host: not this machine (expected: localhost or 127.0.0.1)\n",
              callback);
    }
    return true;
  }

  private static Map<String, String> query(Request request) {
    Map<String, String> query = new LinkedHashMap<>();
    for (Fields.Field field : Request.extractQueryParameters(request)) {
      query.put(field.getName(), field.getValue() == null ? "" : field.getValue());
    }
    return query;
  }

  /** The same page with all that it shows, but never a path that a browser takes for a host. */
  private static String withoutToken(Request request, Map<String, String> query) {
    String path = Request.getPathInContext(request);
    String safe = Pages.NAMES.contains(path.substring(1)) ? path : "/";
    String parts =
        query.entrySet().stream()
            .map(part -> encode(part.getKey()) + "=" + encode(part.getValue()))
            .collect(Collectors.joining("&"));
    return parts.isEmpty() ? safe : safe + "?" + parts;
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  /** Cookies know no ports: two dashboards on one machine must not take each other's. */
  private static String cookieName(Request request) {
    return "duebook-token-" + Request.getServerPort(request);
  }

  private static String cookie(Request request) {
    String name = cookieName(request);
    return Request.getCookies(request).stream()
        .filter(cookie -> cookie.getName().equals(name))
        .map(HttpCookie::getValue)
        .findFirst()
        .orElse(null);
  }

  private static String bearer(Request request) {
    String header = request.getHeaders().get(HttpHeader.AUTHORIZATION);
    return header != null && header.startsWith(BEARER) ? header.substring(BEARER.length()) : null;
  }

  private void answer(
      Request request, Map<String, String> query, Response response, Callback callback) {
    String path = Request.getPathInContext(request);
    if (!request.getMethod().equals("GET")) {
      send(response, HttpStatus.METHOD_NOT_ALLOWED_405, TEXT, "expected: GET\n", callback);
      return;
    }
    try {
      if (path.equals("/api/changes")) {
        listen(response, callback);
      } else if (path.equals("/api/choices")) {
        sendJson(response, pages.choices(), callback);
      } else if (path.equals("/api/definitions")) {
        sendJson(response, Definitions.all(), callback);
      } else if (path.startsWith(FIGURES)) {
        String name = path.substring(FIGURES.length());
        sendJson(response, pages.page(name, PageQuery.of(query), second()), callback);
      } else if (path.startsWith(TABLES) && path.endsWith(CSV)) {
        String table = path.substring(TABLES.length(), path.length() - CSV.length());
        sendCsv(response, table, query, callback);
      } else if (path.startsWith(ASSETS)) {
        sendAsset(response, path.substring(ASSETS.length()), callback);
      } else if (path.equals("/") || Pages.NAMES.contains(path.substring(1))) {
        sendAsset(response, "index.html", callback);
      } else {
        send(response, HttpStatus.NOT_FOUND_404, TEXT, "nothing is here\n", callback);
      }
    } catch (QueryException e) {
      send(response, HttpStatus.BAD_REQUEST_400, TEXT, e.getMessage() + "\n", callback);
    }
  }

  private void listen(Response response, Callback callback) {
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, "text/event-stream");
    if (!changes.add(response, callback, statusJson())) {
      send(
          response,
          HttpStatus.SERVICE_UNAVAILABLE_503,
          TEXT,
          "too many open pages (expected: at most " + ChangeStream.MOST_LISTENERS + ")\n",
          callback);
    }
  }

  /** What open pages hear. */
  String statusJson() {
    return text(pages.status(second()));
  }

  private static long second() {
    return System.currentTimeMillis() / MILLIS_PER_SECOND;
  }

  private String text(Object value) {
    try {
      return json.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a page: not to be written as JSON", e);
    }
  }

  private void sendJson(Response response, Object value, Callback callback) {
    send(response, HttpStatus.OK_200, JSON, text(value), callback);
  }

  private void sendCsv(
      Response response, String pageAndTable, Map<String, String> query, Callback callback) {
    int slash = pageAndTable.indexOf('/');
    String page = slash < 0 ? pageAndTable : pageAndTable.substring(0, slash);
    String name = pageAndTable.substring(slash + 1);
    Map<String, Table> tables = pages.page(page, PageQuery.of(query), second()).tables();
    if (!tables.containsKey(name)) {
      throw new QueryException("table: " + name + " (expected: one of " + tables.keySet() + ")");
    }
    response
        .getHeaders()
        .put("Content-Disposition", "attachment; filename=\"duebook-" + name + ".csv\"");
    send(
        response,
        HttpStatus.OK_200,
        "text/csv; charset=utf-8; header=present",
        CsvText.of(tables.get(name)),
        callback);
  }

  private static void sendAsset(Response response, String name, Callback callback) {
    Optional<byte[]> file = Assets.read(name);
    if (file.isEmpty()) {
      send(response, HttpStatus.NOT_FOUND_404, TEXT, "no such file\n", callback);
    } else {
      response.getHeaders().put(HttpHeader.CONTENT_TYPE, Assets.type(name));
      response.write(true, ByteBuffer.wrap(file.get()), callback);
    }
  }

  private static void send(
      Response response, int status, String type, String text, Callback callback) {
    response.setStatus(status);
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, type);
    response.write(true, ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)), callback);
  }
}
