package org.duebook.analytics.worklist;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.duebook.analytics.serialization.Codec;
import org.duebook.analytics.serialization.Fields;

/** Bytes of a {@link PartialWorklist}. */
public final class PartialWorklistCodec implements Codec<PartialWorklist> {
  private static final long serialVersionUID = 1L;
  private static final OpenFollowUpCodec FOLLOW_UP = new OpenFollowUpCodec();

  /** For Flink, which names it in savepoints. */
  public PartialWorklistCodec() {}

  @Override
  public Class<PartialWorklist> type() {
    return PartialWorklist.class;
  }

  @Override
  public int version() {
    return 1;
  }

  @Override
  public void write(PartialWorklist list, DataOutput output) throws IOException {
    Fields.writeText(list.practiceId(), output);
    Fields.writeInt(list.part(), output);
    Fields.writeInt(list.asOfEpochDay(), output);
    Fields.writeInt(list.openCount(), output);
    Fields.writeInt(list.listLength(), output);
    Fields.writeInt(list.first().size(), output);
    for (OpenFollowUp followUp : list.first()) {
      FOLLOW_UP.write(followUp, output);
    }
  }

  @Override
  public PartialWorklist read(int version, DataInput input) throws IOException {
    String practiceId = Fields.readText(input);
    int part = Fields.readInt(input);
    int asOf = Fields.readInt(input);
    int openCount = Fields.readInt(input);
    int listLength = Fields.readInt(input);
    int size = Fields.readInt(input);
    List<OpenFollowUp> first = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      first.add(FOLLOW_UP.read(version, input));
    }
    return new PartialWorklist(practiceId, part, asOf, first, openCount, listLength);
  }

  @Override
  public PartialWorklist copy(PartialWorklist list) {
    return list;
  }
}
