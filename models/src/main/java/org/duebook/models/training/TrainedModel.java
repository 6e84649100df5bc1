package org.duebook.models.training;

import org.duebook.models.scoring.LateModel;

/** A model, Tribuo's own file of it, and what came of its training. */
public final class TrainedModel {
  private final LateModel model;
  private final byte[] tribuoModel;
  private final TrainingReport report;

  TrainedModel(LateModel model, byte[] tribuoModel, TrainingReport report) {
    this.model = model;
    this.tribuoModel = tribuoModel.clone();
    this.report = report;
  }

  /** The model. */
  public LateModel model() {
    return model;
  }

  /** Tribuo's protobuf, with its provenance. */
  public byte[] tribuoModel() {
    return tribuoModel.clone();
  }

  /** What came of the training. */
  public TrainingReport report() {
    return report;
  }
}
