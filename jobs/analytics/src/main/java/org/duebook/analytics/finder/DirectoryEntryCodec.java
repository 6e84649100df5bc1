package org.duebook.analytics.finder;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.duebook.analytics.finder.ClaimNotice.Sighting;
import org.duebook.analytics.serialization.Codec;
import org.duebook.analytics.serialization.Fields;

/** Bytes of a {@link DirectoryEntry}. */
public final class DirectoryEntryCodec implements Codec<DirectoryEntry> {
  private static final long serialVersionUID = 1L;

  /** For Flink, which names it in savepoints. */
  public DirectoryEntryCodec() {}

  @Override
  public Class<DirectoryEntry> type() {
    return DirectoryEntry.class;
  }

  @Override
  public int version() {
    return 1;
  }

  @Override
  public void write(DirectoryEntry entry, DataOutput output) throws IOException {
    Fields.writeInt(entry.sightings.size(), output);
    for (Sighting sighting : entry.sightings) {
      ClaimNoticeCodec.write(sighting, output);
    }
    Fields.writeInt(entry.seekers.size(), output);
    for (String searchKey : entry.seekers) {
      Fields.writeText(searchKey, output);
    }
  }

  @Override
  public DirectoryEntry read(int version, DataInput input) throws IOException {
    DirectoryEntry entry = new DirectoryEntry();
    int sightings = Fields.readInt(input);
    for (int i = 0; i < sightings; i++) {
      entry.sightings.add(ClaimNoticeCodec.readSighting(input));
    }
    int seekers = Fields.readInt(input);
    for (int i = 0; i < seekers; i++) {
      entry.seekers.add(Fields.readText(input));
    }
    return entry;
  }

  @Override
  public DirectoryEntry copy(DirectoryEntry entry) {
    return entry.copy();
  }
}
