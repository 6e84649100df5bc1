package org.duebook.analytics.finder;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.duebook.analytics.finder.ClaimNotice.Sighting;

/**
 * What the claim directory knows of one claim: where it was seen, and which searches asked.
 *
 * <p>Owned state of {@link ClaimDirectoryFunction}, never cleared: a sighting that comes late may
 * be the earliest, and who asked then has to be told.
 */
final class DirectoryEntry {
  final List<Sighting> sightings;
  final Set<String> seekers;

  DirectoryEntry() {
    this(List.of(), Set.of());
  }

  private DirectoryEntry(List<Sighting> sightings, Set<String> seekers) {
    this.sightings = new ArrayList<>(sightings);
    this.seekers = new LinkedHashSet<>(seekers);
  }

  DirectoryEntry copy() {
    return new DirectoryEntry(sightings, seekers);
  }

  /** Takes a sighting in; a redelivery is not held twice. */
  void add(Sighting sighting) {
    if (!sightings.contains(sighting)) {
      sightings.add(sighting);
    }
  }

  /** The account with the earliest submission of the claim, or null if none was seen. */
  String accountId() {
    // As in the account's ledger: the later telling of a submission holds, the other counts not.
    Map<List<String>, Sighting> holding = new HashMap<>();
    for (Sighting sighting : sightings) {
      holding.merge(
          List.of(sighting.accountId(), sighting.submission()),
          sighting,
          (one, other) -> one.moment().compareTo(other.moment()) > 0 ? one : other);
    }
    return holding.values().stream()
        .min(Comparator.comparing(Sighting::moment))
        .map(Sighting::accountId)
        .orElse(null);
  }

  /** In how many accounts the claim was seen. */
  long accounts() {
    return sightings.stream().map(Sighting::accountId).distinct().count();
  }
}
