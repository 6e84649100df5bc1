package org.duebook.analytics.latepayment;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.duebook.analytics.record.AccountKey;
import org.duebook.analytics.record.OutputRecord;
import org.duebook.latepayment.LateExample;
import org.duebook.latepayment.OpenShare;
import org.duebook.models.contract.FeatureContract;
import org.duebook.schemas.Party;
import org.duebook.schemas.PayerClass;
import org.duebook.schemas.Prediction;
import org.duebook.schemas.TrainingExample;
import org.duebook.wire.WireFormat;

/** Makes the records of {@code training-examples}. */
public final class TrainingExampleRecord {
  private TrainingExampleRecord() {}

  /**
   * The record of an example.
   *
   * @param features of the share, in the order of the contract
   * @param predictions what the models in use say of it
   * @param asOf business day on which its outcome became known to the job
   */
  public static OutputRecord of(
      String practiceId,
      String accountId,
      LateExample example,
      double[] features,
      List<Prediction> predictions,
      int horizonDays,
      LocalDate asOf,
      Instant updatedAt,
      WireFormat wireFormat) {
    OpenShare share = example.share();
    TrainingExample record = new TrainingExample();
    record.setAsOf(asOf);
    record.setUpdatedAt(updatedAt);
    record.setPracticeId(practiceId);
    record.setAccountId(accountId);
    record.setClaimId(share.claimId());
    record.setParty(Party.valueOf(share.party().name()));
    record.setSnapshotOn(example.on());
    record.setAgeDays(example.ageDays());
    record.setResponsibleOn(share.responsibleOn());
    record.setOpenCents(share.openCents());
    record.setPayerId(share.payerId());
    record.setPayerClass(
        share.payerClass() == null ? null : PayerClass.valueOf(share.payerClass().name()));
    record.setContractVersion(FeatureContract.current().version());
    record.setContractHash(FeatureContract.current().hash());
    record.setFeatures(boxed(features));
    record.setLate(example.outcome().late());
    record.setHorizonDays(horizonDays);
    record.setOutcomeOn(example.outcome().knownOn());
    record.setPredictions(predictions);
    String key =
        String.join(
            ":",
            AccountKey.of(practiceId, accountId),
            share.claimId(),
            share.party().name(),
            String.valueOf(example.ageDays()));
    return new OutputRecord(key, wireFormat.encode(record));
  }

  private static List<Double> boxed(double[] values) {
    List<Double> boxed = new ArrayList<>(values.length);
    for (double value : values) {
      boxed.add(value);
    }
    return boxed;
  }
}
