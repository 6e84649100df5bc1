package org.duebook.analytics.finder;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.duebook.analytics.finder.ClaimNotice.Sighting;
import org.duebook.analytics.serialization.Codec;
import org.duebook.analytics.serialization.Fields;

/** Bytes of a {@link ClaimNotice}. */
public final class ClaimNoticeCodec implements Codec<ClaimNotice> {
  private static final long serialVersionUID = 1L;

  /** For Flink, which names it in savepoints. */
  public ClaimNoticeCodec() {}

  @Override
  public Class<ClaimNotice> type() {
    return ClaimNotice.class;
  }

  @Override
  public int version() {
    return 1;
  }

  @Override
  public void write(ClaimNotice notice, DataOutput output) throws IOException {
    Fields.writeText(notice.practiceId(), output);
    Fields.writeText(notice.claimId(), output);
    output.writeBoolean(notice.sighting() != null);
    if (notice.sighting() != null) {
      write(notice.sighting(), output);
    }
    Fields.writeText(notice.searchKey(), output);
  }

  @Override
  public ClaimNotice read(int version, DataInput input) throws IOException {
    return new ClaimNotice(
        Fields.readText(input),
        Fields.readText(input),
        input.readBoolean() ? readSighting(input) : null,
        Fields.readText(input));
  }

  @Override
  public ClaimNotice copy(ClaimNotice notice) {
    return notice;
  }

  static void write(Sighting sighting, DataOutput output) throws IOException {
    Fields.writeText(sighting.accountId(), output);
    Fields.writeText(sighting.submission(), output);
    Moments.write(sighting.moment(), output);
  }

  static Sighting readSighting(DataInput input) throws IOException {
    return new Sighting(Fields.readText(input), Fields.readText(input), Moments.read(input));
  }
}
