package org.duebook.models.scoring;

import java.nio.charset.StandardCharsets;

/**
 * The marks of an artifact. It is: the mark, the version of the format, facts, raw model,
 * calibration, payers, bins, and a SHA-256 over all before it. Numbers are big-endian, as {@link
 * java.io.DataOutputStream} writes them.
 */
final class ArtifactFormat {
  static final byte[] MARK = "duebook-model".getBytes(StandardCharsets.US_ASCII);
  static final int VERSION = 1;

  /** What the probability is of; a model of anything else is refused. */
  static final String LABEL = "late";

  static final String PLATT = "platt";
  static final String ISOTONIC = "isotonic";

  private ArtifactFormat() {}
}
