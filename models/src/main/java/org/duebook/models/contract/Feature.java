package org.duebook.models.contract;

/**
 * One thing that a model is told about a share.
 *
 * @param name lower case with hyphens, unique in the contract
 * @param meaning what it says, for a reader of the trade
 * @param unit what it is counted in
 * @param missing what stands there when it is not known
 * @param direction what the trade knows about its effect
 */
public record Feature(
    String name, String meaning, Unit unit, Missing missing, Direction direction) {
  /** Its line in the canonical text of a contract. */
  String canonicalLine() {
    return String.join("|", name, meaning, unit.name(), missing.name(), direction.name());
  }
}
