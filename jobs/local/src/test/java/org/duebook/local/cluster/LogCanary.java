package org.duebook.local.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.duebook.ledger.Allocation;
import org.duebook.ledger.ClaimFact;
import org.duebook.ledger.PaymentFact;
import org.duebook.local.history.HistoryEvent;

/** Looks whether an account or a claim of a history has come into a log, where none may be. */
final class LogCanary {
  private static final Pattern WORD = Pattern.compile("[A-Za-z0-9-]{4,}");

  private LogCanary() {}

  /** Checks that no log names an account or claim of the events. */
  static void mustNotSing(List<Path> logs, List<HistoryEvent> events) throws IOException {
    Set<String> ids = new HashSet<>();
    for (HistoryEvent event : events) {
      ids.add(event.accountId());
      if (event.fact() instanceof ClaimFact claim) {
        ids.add(claim.claimId());
      }
      if (event.fact() instanceof PaymentFact payment) {
        payment.allocations().stream().map(Allocation::claimId).forEach(ids::add);
      }
    }
    ids.remove(null);
    assertThat(ids).as("ids to look for").isNotEmpty();
    for (Path log : logs) {
      Set<String> words =
          WORD.matcher(Files.readString(log, StandardCharsets.ISO_8859_1))
              .results()
              .map(MatchResult::group)
              .collect(Collectors.toSet());
      words.retainAll(ids);
      // Not which: that would be the next log that names them.
      assertThat(words.size()).as("identifiers in %s", log.getFileName()).isZero();
    }
  }
}
