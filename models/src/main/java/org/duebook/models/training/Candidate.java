package org.duebook.models.training;

import com.oracle.labs.mlrg.olcut.provenance.Provenance;
import java.util.Map;
import org.duebook.models.scoring.Scorer;
import org.tribuo.Model;
import org.tribuo.classification.Label;

/**
 * A trained raw model, not yet calibrated.
 *
 * @param settings what it was asked for, as the card tells it
 * @param scorer it as flat arrays
 * @param tribuo it as Tribuo's model, made when it is asked for with what its provenance shall say
 * @param note what a reader should know, or empty
 */
record Candidate(String settings, Scorer scorer, TribuoSource tribuo, String note) {
  /** Makes Tribuo's model of a candidate. */
  @FunctionalInterface
  interface TribuoSource {
    Model<Label> model(Map<String, Provenance> provenance);
  }
}
