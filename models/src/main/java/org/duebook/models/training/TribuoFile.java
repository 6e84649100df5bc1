package org.duebook.models.training;

import com.google.protobuf.Any;
import com.google.protobuf.InvalidProtocolBufferException;
import com.oracle.labs.mlrg.olcut.provenance.Provenance;
import com.oracle.labs.mlrg.olcut.provenance.primitives.DateTimeProvenance;
import com.oracle.labs.mlrg.olcut.provenance.primitives.URLProvenance;
import java.net.MalformedURLException;
import java.net.URI;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import org.tribuo.Model;
import org.tribuo.classification.Label;
import org.tribuo.classification.LabelFactory;
import org.tribuo.common.liblinear.protos.LibLinearModelProto;
import org.tribuo.common.xgboost.protos.XGBoostExternalModelProto;
import org.tribuo.impl.ModelDataCarrier;
import org.tribuo.interop.ExternalTrainerProvenance;
import org.tribuo.protos.core.ModelDataProto;
import org.tribuo.protos.core.ModelProto;
import org.tribuo.provenance.DatasetProvenance;
import org.tribuo.provenance.ModelProvenance;
import org.tribuo.provenance.SimpleDataSourceProvenance;
import org.tribuo.provenance.TrainerProvenance;

/**
 * Tribuo's protobuf of a model, provenance included. The training time in it is the day that the
 * data end instead of the machine's clock: two trainings on the same data then give the same bytes.
 */
final class TribuoFile {
  private TribuoFile() {}

  static byte[] bytes(Model<Label> model, LocalDate knownUntil) {
    try {
      ModelProto proto = model.serialize();
      Any data = proto.getSerializedData();
      Any timed;
      if (data.is(XGBoostExternalModelProto.class)) {
        XGBoostExternalModelProto inner = data.unpack(XGBoostExternalModelProto.class);
        timed =
            Any.pack(
                inner.toBuilder()
                    .setMetadata(timed(model, inner.getMetadata(), knownUntil))
                    .build());
      } else {
        LibLinearModelProto inner = data.unpack(LibLinearModelProto.class);
        timed =
            Any.pack(
                inner.toBuilder()
                    .setMetadata(timed(model, inner.getMetadata(), knownUntil))
                    .build());
      }
      return proto.toBuilder().setSerializedData(timed).build().toByteArray();
    } catch (InvalidProtocolBufferException e) {
      throw new IllegalStateException(
          "Tribuo's model: " + e.getMessage() + " (expected: the protobuf of Tribuo 4.3)", e);
    }
  }

  private static ModelDataProto timed(
      Model<Label> model, ModelDataProto metadata, LocalDate knownUntil) {
    ModelDataCarrier<?> carrier = ModelDataCarrier.deserialize(metadata);
    ModelProvenance old = model.getProvenance();
    Map<String, Provenance> instance = new LinkedHashMap<>();
    old.getInstanceProvenance().getMap().forEach(instance::put);
    OffsetDateTime time = knownUntil.atStartOfDay().atOffset(ZoneOffset.UTC);
    ModelProvenance provenance =
        new ModelProvenance(
            old.getClassName(),
            time,
            dataset(model, time),
            trainer(old.getTrainerProvenance(), time),
            instance);
    return new ModelDataCarrier<>(
            carrier.name(),
            provenance,
            model.getFeatureIDMap(),
            model.getOutputIDInfo(),
            carrier.generatesProbabilities(),
            carrier.tribuoVersion())
        .serialize();
  }

  private static DatasetProvenance dataset(Model<Label> model, OffsetDateTime time) {
    Map<String, Provenance> parts = new LinkedHashMap<>();
    model
        .getProvenance()
        .getDatasetProvenance()
        .forEach(pair -> parts.put(pair.getA(), pair.getB()));
    parts.put(
        "datasource",
        new SimpleDataSourceProvenance("duebook training examples", time, new LabelFactory()));
    return new DatasetProvenance(parts);
  }

  /** Of a booster Tribuo notes the directory of the process and the time: neither belongs there. */
  private static TrainerProvenance trainer(TrainerProvenance old, OffsetDateTime time) {
    if (!(old instanceof ExternalTrainerProvenance)) {
      return old;
    }
    Map<String, Provenance> parts = new LinkedHashMap<>();
    old.forEach(pair -> parts.put(pair.getA(), pair.getB()));
    try {
      parts.put("location", new URLProvenance("location", URI.create("file:/xgboost").toURL()));
    } catch (MalformedURLException e) {
      throw new IllegalStateException("file:/xgboost: no address (expected: one)", e);
    }
    parts.put("fileModifiedTime", new DateTimeProvenance("fileModifiedTime", time));
    return new ExternalTrainerProvenance(parts);
  }
}
