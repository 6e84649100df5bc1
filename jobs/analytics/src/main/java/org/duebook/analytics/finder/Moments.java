package org.duebook.analytics.finder;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.duebook.analytics.serialization.Fields;
import org.duebook.ledger.Moment;

/** Bytes of a {@link Moment} within this package's codecs. */
final class Moments {
  private Moments() {}

  static void write(Moment moment, DataOutput output) throws IOException {
    Fields.writeLong(moment.occurredAt(), output);
    Fields.writeText(moment.eventId(), output);
  }

  static Moment read(DataInput input) throws IOException {
    return new Moment(Fields.readLong(input), Fields.readText(input));
  }
}
