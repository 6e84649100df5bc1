package org.duebook.analytics.finder;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Map;
import org.duebook.analytics.serialization.Codec;
import org.duebook.analytics.serialization.Fields;

/** Bytes of a {@link Search}. */
public final class SearchCodec implements Codec<Search> {
  private static final long serialVersionUID = 1L;

  /** For Flink, which names it in savepoints. */
  public SearchCodec() {}

  @Override
  public Class<Search> type() {
    return Search.class;
  }

  @Override
  public int version() {
    return 1;
  }

  @Override
  public void write(Search search, DataOutput output) throws IOException {
    Fields.writeText(search.practiceId, output);
    output.writeBoolean(search.payment != null);
    if (search.payment != null) {
      SearchMessageCodec.write(search.payment, output);
    }
    Fields.writeInt(search.accounts.size(), output);
    for (Map.Entry<String, String> account : search.accounts.entrySet()) {
      Fields.writeText(account.getKey(), output);
      Fields.writeText(account.getValue(), output);
    }
    Fields.writeInt(search.entries.size(), output);
    for (Search.Entry entry : search.entries) {
      SearchMessageCodec.write(entry.sought, output);
      Fields.writeText(entry.sentTo, output);
      output.writeBoolean(entry.waitReported);
    }
  }

  @Override
  public Search read(int version, DataInput input) throws IOException {
    Search search = new Search(Fields.readName(input));
    search.payment = input.readBoolean() ? SearchMessageCodec.readPayment(input) : null;
    int accounts = Fields.readInt(input);
    for (int i = 0; i < accounts; i++) {
      search.accounts.put(Fields.readText(input), Fields.readText(input));
    }
    int entries = Fields.readInt(input);
    for (int i = 0; i < entries; i++) {
      Search.Entry entry = new Search.Entry(SearchMessageCodec.readSought(version, input));
      entry.sentTo = Fields.readText(input);
      entry.waitReported = input.readBoolean();
      search.entries.add(entry);
    }
    return search;
  }

  @Override
  public Search copy(Search search) {
    return search.copy();
  }
}
