package org.duebook.analytics.ledger;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.duebook.analytics.serialization.Codec;
import org.duebook.analytics.serialization.Fields;

/**
 * Bytes of an {@link AccountState}: what was last said, its facts, since version 2 until when what
 * was said holds, and since version 3 up to which day facts were known to it; its facts are one
 * block since then, and what it adds to portfolios is one since version 4.
 *
 * <p>An account that is read is at rest: a job that is started again has all its accounts at once.
 */
public final class AccountStateCodec implements Codec<AccountState> {
  private static final long serialVersionUID = 1L;

  /** Of the bytes that are written. */
  static final int VERSION = 4;

  /** Contents are good within one process only; an account that wakes sets in its own. */
  private static final long CONTENTS_WHEN_AWAKE = 0;

  /** For Flink, which names it in savepoints. */
  public AccountStateCodec() {}

  @Override
  public Class<AccountState> type() {
    return AccountState.class;
  }

  @Override
  public int version() {
    return VERSION;
  }

  @Override
  public void write(AccountState state, DataOutput output) throws IOException {
    Fields.writeText(state.practiceId, output);
    Fields.writeText(state.accountId, output);
    output.writeLong(state.emitted);
    output.writeBoolean(state.open);
    Fields.writeLong(state.lastDay, output);
    Fields.writeLong(state.nextChange, output);
    writeFingerprints(state.reported, output);
    writeFingerprints(state.outcomes, output);
    output.writeLong(state.patientFollowUp);
    Fields.writeInt(state.payerFollowUps.size(), output);
    for (Map.Entry<String, Long> entry : state.payerFollowUps.entrySet()) {
      Fields.writeText(entry.getKey(), output);
      output.writeLong(entry.getValue());
    }
    state.contributed.write(output);
    state.facts().write(output);
    writeTold(state, output);
  }

  private static void writeTold(AccountState state, DataOutput output) throws IOException {
    boolean holds = state.whatWasSaidHolds();
    output.writeBoolean(holds);
    if (holds) {
      Told told = state.toldAtRest();
      output.writeLong(told.judgedBy());
      writeBasis(told.basis(), output);
      writeDay(told.figuresChangeOn(), output);
      writeDay(told.examplesChangeOn(), output);
      writeDay(told.planChangesOn(), output);
      writeBasis(state.contributedOnAtRest(), output);
    }
  }

  private static void writeBasis(Basis basis, DataOutput output) throws IOException {
    Fields.writeLong(basis.knownUntil(), output);
    writeDay(basis.changesOn(), output);
  }

  private static void readTold(AccountState state, int version, DataInput input)
      throws IOException {
    if (input.readBoolean()) {
      long judgedBy = input.readLong();
      Basis basis = readBasis(version, input);
      Told told = new Told(basis, readDay(input), readDay(input), readDay(input), judgedBy);
      state.saidBeforeItRested(told, readBasis(version, input));
    }
  }

  private static Basis readBasis(int version, DataInput input) throws IOException {
    // In version 2 facts of every day counted.
    long knownUntil = version == 2 ? Long.MAX_VALUE : Fields.readLong(input);
    return new Basis(CONTENTS_WHEN_AWAKE, knownUntil, readDay(input));
  }

  private static void writeDay(LocalDate day, DataOutput output) throws IOException {
    Fields.writeOptionalLong(day == null ? null : (Long) day.toEpochDay(), output);
  }

  private static LocalDate readDay(DataInput input) throws IOException {
    Long epochDay = Fields.readOptionalLong(input);
    return epochDay == null ? null : LocalDate.ofEpochDay(epochDay);
  }

  @Override
  public AccountState read(int version, DataInput input) throws IOException {
    String practiceId = Fields.readName(input);
    String accountId = Fields.readText(input);
    long emitted = input.readLong();
    boolean open = input.readBoolean();
    long lastDay = Fields.readLong(input);
    long nextChange = Fields.readLong(input);
    Set<Long> reported = readFingerprints(input);
    Set<Long> outcomes = readFingerprints(input);
    long patientFollowUp = input.readLong();
    Map<String, Long> payerFollowUps = new HashMap<>();
    int followUps = Fields.readInt(input);
    for (int i = 0; i < followUps; i++) {
      payerFollowUps.put(Fields.readText(input), input.readLong());
    }
    Contributed contributed = version >= 4 ? Contributed.read(input) : Contributed.readSums(input);
    FactBytes facts = version >= 3 ? FactBytes.read(input) : readFacts(version, input);
    AccountState state = AccountState.atRest(practiceId, accountId, facts, reported);
    state.outcomes.addAll(outcomes);
    state.patientFollowUp = patientFollowUp;
    state.payerFollowUps.putAll(payerFollowUps);
    state.emitted = emitted;
    state.contributed = contributed;
    state.open = open;
    state.lastDay = lastDay;
    state.nextChange = nextChange;
    if (version >= 2) {
      readTold(state, version, input);
    }
    return state;
  }

  private static FactBytes readFacts(int version, DataInput input) throws IOException {
    FactBytes bytes = FactBytes.NONE;
    int facts = Fields.readInt(input);
    for (int i = 0; i < facts; i++) {
      bytes = bytes.plus(FactCodec.read(version, input));
    }
    bytes.becomeBytes();
    return bytes;
  }

  private static void writeFingerprints(Set<Long> fingerprints, DataOutput output)
      throws IOException {
    Fields.writeInt(fingerprints.size(), output);
    for (long fingerprint : fingerprints) {
      output.writeLong(fingerprint);
    }
  }

  private static Set<Long> readFingerprints(DataInput input) throws IOException {
    int size = Fields.readInt(input);
    Set<Long> fingerprints = new HashSet<>();
    for (int i = 0; i < size; i++) {
      fingerprints.add(input.readLong());
    }
    return fingerprints;
  }

  @Override
  public AccountState copy(AccountState state) {
    return state.copy();
  }
}
