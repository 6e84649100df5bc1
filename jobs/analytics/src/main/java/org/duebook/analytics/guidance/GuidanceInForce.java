package org.duebook.analytics.guidance;

import java.util.EnumMap;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.flink.api.common.state.BroadcastState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ReadOnlyBroadcastState;
import org.apache.flink.api.common.typeinfo.Types;
import org.duebook.analytics.policy.Policies;
import org.duebook.analytics.policy.PolicyFile;
import org.duebook.analytics.record.ControlRecord;
import org.duebook.analytics.record.ControlRecordCodec;
import org.duebook.analytics.serialization.CodecType;
import org.duebook.analytics.settings.SettingsException;
import org.duebook.ledger.Party;
import org.duebook.models.contract.FeatureContract;
import org.duebook.models.contract.Sha256;
import org.duebook.models.scoring.LateModel;
import org.duebook.models.scoring.ModelRefusedException;
import org.duebook.schemas.AnnouncedRole;
import org.duebook.schemas.ModelAnnouncement;
import org.duebook.schemas.ModelRole;
import org.duebook.schemas.PolicyAnnouncement;
import org.duebook.wire.ControlTopic;
import org.duebook.wire.UndecodableException;
import org.duebook.wire.WireFormat;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The models and the policy that hold now: those of the start, with what was announced over them.
 *
 * <p>What was accepted lies in broadcast state as it came, one record a role, so a checkpoint holds
 * it and every subtask judges alike after a restart. An announcement is looked at whole before
 * anything is replaced: a broken one changes nothing.
 */
public final class GuidanceInForce {
  private static final Logger LOG = LoggerFactory.getLogger(GuidanceInForce.class);

  /** What was announced and accepted, by role. */
  public static final MapStateDescriptor<String, ControlRecord> ANNOUNCED =
      new MapStateDescriptor<>(
          "announced", Types.STRING, new CodecType<>(new ControlRecordCodec()));

  private static final String POLICY = "POLICY";

  private final Guidance start;
  private final WireFormat wireFormat;
  private final Map<Party, Map<ModelRole, LateModel>> models = new EnumMap<>(Party.class);
  private Policies policies;

  /** A record that was not accepted. */
  public static final class RefusedException extends Exception {
    private static final long serialVersionUID = 1L;

    RefusedException(String reason, Throwable cause) {
      super(reason, cause);
    }

    RefusedException(String reason) {
      super(reason);
    }
  }

  /**
   * The guidance of the start.
   *
   * @param start checked when the job was started
   * @param wireFormat of announcements
   */
  public GuidanceInForce(Guidance start, WireFormat wireFormat) {
    this.start = start;
    this.wireFormat = wireFormat;
    for (Party party : Party.values()) {
      models.put(party, new EnumMap<>(ModelRole.class));
      byte[] artifact = start.model(party);
      if (artifact != null) {
        try {
          models.get(party).put(ModelRole.CHAMPION, readable(artifact, party));
        } catch (ModelRefusedException e) {
          throw new IllegalStateException("a model that was checked at the start", e);
        }
      }
    }
    policies = PolicyFile.parse(start.policy());
  }

  /** Puts what was announced before a restart into force again. */
  public void restore(ReadOnlyBroadcastState<String, ControlRecord> announced) throws Exception {
    for (Map.Entry<String, ControlRecord> entry : announced.immutableEntries()) {
      ControlRecord record = entry.getValue();
      try {
        if (isRetirement(record)) {
          vacate(entry.getKey());
        } else {
          take(record);
        }
      } catch (RefusedException e) {
        // An earlier release took it; this one judges by its start until a new one is announced.
        LOG.warn(
            "{} in the restored state is not usable any more: {}", entry.getKey(), e.getMessage());
      }
    }
  }

  private boolean isRetirement(ControlRecord record) throws RefusedException {
    return record.topic() == ControlTopic.MODELS
        && decoded(record, ModelAnnouncement.class).getRole() == AnnouncedRole.RETIRED;
  }

  /** Nobody is in this place, neither the model of the start. */
  private void vacate(String place) {
    for (Party party : Party.values()) {
      models.get(party).keySet().removeIf(role -> place(party, role).equals(place));
    }
  }

  private static String place(Party party, ModelRole role) {
    return party + ":" + role;
  }

  /**
   * Puts an announcement into force.
   *
   * @throws RefusedException if it can't be used; nothing has changed then
   */
  public void accept(ControlRecord record, BroadcastState<String, ControlRecord> announced)
      throws Exception {
    announced.put(take(record), record);
    for (Party party : Party.values()) {
      if (model(party, ModelRole.CHALLENGER) == null) {
        announced.remove(place(party, ModelRole.CHALLENGER));
      }
    }
  }

  /** Answers under which role the record is kept. */
  private String take(ControlRecord record) throws RefusedException {
    return record.topic() == ControlTopic.MODELS
        ? take(decoded(record, ModelAnnouncement.class))
        : take(decoded(record, PolicyAnnouncement.class));
  }

  private <T extends SpecificRecord> T decoded(ControlRecord record, Class<T> type)
      throws RefusedException {
    try {
      return wireFormat.decode(record.payload(), type);
    } catch (UndecodableException e) {
      throw new RefusedException("not decodable: " + e.getMessage(), e);
    }
  }

  private String take(PolicyAnnouncement announcement) throws RefusedException {
    try {
      policies = PolicyFile.parse(announcement.getDocument());
      return POLICY;
    } catch (SettingsException e) {
      throw new RefusedException(e.getMessage(), e);
    }
  }

  private String take(ModelAnnouncement announcement) throws RefusedException {
    Party party = party(announcement);
    AnnouncedRole announced = announcement.getRole();
    if (announced == AnnouncedRole.RETIRED) {
      return retire(announcement.getModelId(), party);
    }
    if (announced == AnnouncedRole.UNKNOWN) {
      throw new RefusedException("role: unknown (expected: CHAMPION, CHALLENGER or RETIRED)");
    }
    ModelRole role = ModelRole.valueOf(announced.name());
    LateModel model = model(announcement, party);
    models.get(party).put(role, model);
    if (role == ModelRole.CHAMPION) {
      // A challenger that wins does not run beside itself.
      models
          .get(party)
          .computeIfPresent(
              ModelRole.CHALLENGER,
              (challenger, beside) -> isNamed(beside, announcement.getModelId()) ? null : beside);
    }
    return place(party, role);
  }

  private static Party party(ModelAnnouncement announcement) throws RefusedException {
    return switch (announcement.getParty()) {
      case INSURER -> Party.INSURER;
      case PATIENT -> Party.PATIENT;
      case UNKNOWN -> throw new RefusedException("party: unknown (expected: INSURER or PATIENT)");
    };
  }

  private String retire(String modelId, Party party) throws RefusedException {
    for (ModelRole role : models.get(party).keySet()) {
      if (isNamed(models.get(party).get(role), modelId)) {
        models.get(party).remove(role);
        return place(party, role);
      }
    }
    throw new RefusedException(
        "modelId: %s (expected: a model that is in use for %s)".formatted(modelId, party));
  }

  private static boolean isNamed(LateModel model, String modelId) {
    return model.facts().modelId().equals(modelId);
  }

  private LateModel model(ModelAnnouncement announcement, Party party) throws RefusedException {
    if (announcement.getArtifact() == null) {
      throw new RefusedException("artifact: none (expected: the model file)");
    }
    byte[] artifact = new byte[announcement.getArtifact().remaining()];
    announcement.getArtifact().duplicate().get(artifact);
    String sha256 = Sha256.hex(artifact);
    if (announcement.getSha256() != null && !announcement.getSha256().equals(sha256)) {
      throw new RefusedException(
          "sha256: %s (expected: that of the artifact, %s)"
              .formatted(announcement.getSha256(), sha256));
    }
    try {
      LateModel model = readable(artifact, party);
      if (!isNamed(model, announcement.getModelId())) {
        throw new RefusedException(
            "modelId: %s (expected: that of the artifact, %s)"
                .formatted(announcement.getModelId(), model.facts().modelId()));
      }
      return model;
    } catch (ModelRefusedException e) {
      throw new RefusedException(e.getMessage(), e);
    }
  }

  private LateModel readable(byte[] artifact, Party party) throws ModelRefusedException {
    LateModel model = LateModel.read(artifact, FeatureContract.current());
    ModelChecks.mustServe(model, party, start.horizons());
    return model;
  }

  /** The model in a role, or null. */
  public LateModel model(Party party, ModelRole role) {
    return models.get(party).get(role);
  }

  /** The models of a party by role. */
  public Map<ModelRole, LateModel> models(Party party) {
    return models.get(party);
  }

  /** The policy of each practice. */
  public Policies policies() {
    return policies;
  }
}
