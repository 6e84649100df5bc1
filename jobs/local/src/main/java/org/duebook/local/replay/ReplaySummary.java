package org.duebook.local.replay;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.duebook.analytics.OutputTopic;
import org.duebook.analytics.record.AccountKey;
import org.duebook.local.terminal.PartyTotals;
import org.duebook.schemas.AccountKpis;
import org.duebook.schemas.LedgerException;
import org.duebook.schemas.PortfolioKpis;
import org.duebook.schemas.RejectedEvent;
import org.duebook.wire.PlainJson;
import org.duebook.wire.UndecodableException;

/**
 * What a replay came to, read from the files it wrote: for {@code account-kpis} and {@code
 * portfolio-kpis} the last line of a key is the truth.
 *
 * @param accounts accounts with figures
 * @param insurer what the insurers owe, all accounts together
 * @param patient what the patients owe, all accounts together
 * @param unappliedCents money that no seen claim has
 * @param all figures of all claims, or null if there are none
 * @param exceptions findings by kind
 * @param rejections refused records by reason
 * @param firstRejections the first few refused records, each with its place and reason
 */
record ReplaySummary(
    int accounts,
    PartyTotals insurer,
    PartyTotals patient,
    long unappliedCents,
    PortfolioKpis all,
    Map<String, Long> exceptions,
    Map<String, Long> rejections,
    List<String> firstRejections) {
  private static final int SHOWN_REJECTIONS = 20;
  private static final String ALL_START = "{\"dimension\":\"ALL\"";
  private static final String TOMBSTONE_START = "{\"key\": \"";
  private static final String TOMBSTONE_END = "\", \"deleted\": true}";

  private record AccountTotals(PartyTotals insurer, PartyTotals patient, long unappliedCents) {}

  /** Reads the output files of a directory. */
  static ReplaySummary of(Path directory) throws IOException {
    Map<String, AccountTotals> accounts = new HashMap<>();
    try (BufferedReader lines = lines(directory, OutputTopic.ACCOUNT_KPIS)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.endsWith(TOMBSTONE_END)) {
          accounts.remove(
              line.substring(TOMBSTONE_START.length(), line.length() - TOMBSTONE_END.length()));
          continue;
        }
        AccountKpis kpis = read(line, AccountKpis.class);
        accounts.put(
            AccountKey.of(kpis.getPracticeId(), kpis.getAccountId()),
            new AccountTotals(
                PartyTotals.of(kpis.getInsurer()),
                PartyTotals.of(kpis.getPatient()),
                kpis.getUnappliedCents()));
      }
    }
    PartyTotals insurer = PartyTotals.NONE;
    PartyTotals patient = PartyTotals.NONE;
    long unapplied = 0;
    for (AccountTotals account : accounts.values()) {
      insurer = insurer.plus(account.insurer());
      patient = patient.plus(account.patient());
      unapplied += account.unappliedCents();
    }

    // Only the last line of one portfolio is read: there are many.
    String lastOfAll = null;
    try (BufferedReader lines = lines(directory, OutputTopic.PORTFOLIO_KPIS)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        lastOfAll = line.startsWith(ALL_START) ? line : lastOfAll;
      }
    }
    PortfolioKpis all = lastOfAll == null ? null : read(lastOfAll, PortfolioKpis.class);

    Map<String, Long> exceptions = new TreeMap<>();
    try (BufferedReader lines = lines(directory, OutputTopic.LEDGER_EXCEPTIONS)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        exceptions.merge(read(line, LedgerException.class).getKind().name(), 1L, Long::sum);
      }
    }
    Map<String, Long> rejections = new TreeMap<>();
    List<String> firstRejections = new ArrayList<>();
    try (BufferedReader lines = lines(directory, OutputTopic.REJECTED_EVENTS)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        RejectedEvent rejected = read(line, RejectedEvent.class);
        rejections.merge(rejected.getReason().name(), 1L, Long::sum);
        if (firstRejections.size() < SHOWN_REJECTIONS) {
          firstRejections.add(
              "%s:%d: %s: %s"
                  .formatted(
                      rejected.getTopic(),
                      rejected.getOffset(),
                      rejected.getReason(),
                      rejected.getDetail()));
        }
      }
    }
    return new ReplaySummary(
        accounts.size(), insurer, patient, unapplied, all, exceptions, rejections, firstRejections);
  }

  /** How many records were refused. */
  long rejected() {
    return rejections.values().stream().mapToLong(Long::longValue).sum();
  }

  private static BufferedReader lines(Path directory, OutputTopic topic) throws IOException {
    return Files.newBufferedReader(OutputFiles.of(directory, topic), StandardCharsets.UTF_8);
  }

  private static <T extends org.apache.avro.specific.SpecificRecord> T read(
      String line, Class<T> type) throws IOException {
    try {
      return PlainJson.read(line, type);
    } catch (UndecodableException e) {
      throw new IOException("output line: not readable: " + e.detail(), e);
    }
  }
}
