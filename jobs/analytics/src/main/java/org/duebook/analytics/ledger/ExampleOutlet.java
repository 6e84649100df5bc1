package org.duebook.analytics.ledger;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.duebook.analytics.guidance.GuidanceInForce;
import org.duebook.analytics.latepayment.ScoredExample;
import org.duebook.analytics.latepayment.TrainingExampleRecord;
import org.duebook.latepayment.LateExample;
import org.duebook.latepayment.LateHorizons;
import org.duebook.latepayment.ShareOutcome;
import org.duebook.models.scoring.LateModel;
import org.duebook.models.scoring.StabilityBins;
import org.duebook.schemas.ModelRole;
import org.duebook.schemas.Prediction;
import org.duebook.wire.WireFormat;

/**
 * Says what can be learnt of shares whose outcome became known, and what the models say of them.
 */
final class ExampleOutlet {
  private final LateHorizons horizons;
  private final WireFormat wireFormat;
  private final Set<String> introduced = new HashSet<>();

  ExampleOutlet(LateHorizons horizons, WireFormat wireFormat) {
    this.horizons = horizons;
    this.wireFormat = wireFormat;
  }

  /** Says what is new, and answers the next day on which there is more by time alone, or null. */
  LocalDate tell(Reading reading, GuidanceInForce guidance, Sides sides) {
    for (ShareOutcome outcome : ShareOutcome.of(reading.position(), horizons)) {
      if (reading.state().outcomes.add(fingerprint(outcome))) {
        List<LateExample> examples =
            LateExample.of(reading.state().ledger(), outcome, reading.rules(), horizons);
        for (LateExample example : examples) {
          tell(example, reading, guidance, sides);
        }
      }
    }
    return ShareOutcome.nextKnownOn(reading.position(), horizons);
  }

  private void tell(LateExample example, Reading reading, GuidanceInForce guidance, Sides sides) {
    double[] features = example.share().features();
    List<Prediction> predictions = new ArrayList<>();
    guidance
        .models(example.outcome().party())
        .forEach(
            (role, model) -> {
              double probability = model.probability(features, example.share().payerId());
              if (Double.isNaN(probability)) {
                return;
              }
              predictions.add(new Prediction(model.facts().modelId(), role, probability));
              // What a model may have learnt from proves nothing about it.
              if (!example.on().isBefore(model.facts().knownUntil())) {
                sides.output(
                    LedgerFunction.SCORED_EXAMPLES,
                    scored(example, features, role, model, probability, reading));
              }
            });
    sides.output(
        LedgerFunction.TRAINING_EXAMPLES,
        TrainingExampleRecord.of(
            reading.state().practiceId,
            reading.state().accountId,
            example,
            features,
            predictions,
            horizons.days(example.outcome().party()),
            reading.day(),
            reading.now(),
            wireFormat));
  }

  private ScoredExample scored(
      LateExample example,
      double[] features,
      ModelRole role,
      LateModel model,
      double probability,
      Reading reading) {
    StabilityBins training = model.training();
    byte[] bins = new byte[features.length];
    for (int i = 0; i < bins.length; i++) {
      bins[i] = (byte) training.bin(i, model.value(features, i, example.share().payerId()));
    }
    boolean isFirst = introduced.add(model.facts().modelId() + '@' + role);
    return new ScoredExample(
        model.facts().modelId(),
        role,
        example.outcome().party(),
        Math.toIntExact(reading.day().toEpochDay()),
        probability,
        example.outcome().late(),
        bins,
        isFirst ? model.write() : null);
  }

  /** FNV-1a over what an outcome says: an account has too few of them for two to meet. */
  private static long fingerprint(ShareOutcome outcome) {
    long hash = 0xcbf29ce484222325L;
    for (int i = 0; i < outcome.claimId().length(); i++) {
      hash = (hash ^ outcome.claimId().charAt(i)) * 0x100000001b3L;
    }
    for (long part :
        new long[] {
          outcome.party().name().charAt(0),
          outcome.responsibleOn().toEpochDay(),
          outcome.knownOn().toEpochDay(),
          outcome.late() ? 1 : 0
        }) {
      hash = (hash ^ part) * 0x100000001b3L;
    }
    return hash;
  }
}
