package org.duebook.local.simulator;

import java.util.List;

/**
 * Why a payer refuses a claim: the claim adjustment reason code (X12 list 139), what can be done
 * about it, and the remark that may come with it. The correctable and appealable codes are those of
 * the contract page, section 5.
 */
enum DenialReason {
  /** The modifier does not fit the procedure. */
  MODIFIER("4", Remedy.CORRECT, "N519"),
  /** The diagnosis does not fit the procedure. */
  DIAGNOSIS("11", Remedy.CORRECT, null),
  /** Something is missing or wrong in the claim. */
  INCOMPLETE("16", Remedy.CORRECT, "MA130"),
  /** Another insurance may have to pay first. */
  OTHER_INSURANCE_FIRST("22", Remedy.CORRECT, "MA04"),
  /** The patient is not known as insured. */
  NOT_IDENTIFIED("31", Remedy.CORRECT, null),
  /** Another payer is the right one. */
  WRONG_PAYER("109", Remedy.CORRECT, "N418"),
  /** The provider did not send what was asked for. */
  REQUESTED_RECORDS("226", Remedy.CORRECT, null),
  /** An attachment is needed. */
  ATTACHMENT("252", Remedy.CORRECT, "N706"),
  /** The filing limit has passed. */
  TOO_LATE("29", Remedy.APPEAL, null),
  /** Not held to be medically necessary. */
  NOT_NECESSARY("50", Remedy.APPEAL, "N115"),
  /** Included in another service. */
  BUNDLED("97", Remedy.APPEAL, "M15"),
  /** No authorization beforehand. */
  NOT_AUTHORIZED("197", Remedy.APPEAL, null),
  /** The same claim was decided already. */
  REPEATED("18", Remedy.NONE, null),
  /** The plan does not cover it. */
  NOT_COVERED("96", Remedy.NONE, "N130");

  private final String code;
  private final Remedy remedy;
  private final String remark;

  DenialReason(String code, Remedy remedy, String remark) {
    this.code = code;
    this.remedy = remedy;
    this.remark = remark;
  }

  /** What a practice can do about a denial. */
  enum Remedy {
    /** Send a corrected claim. */
    CORRECT,
    /** File an appeal. */
    APPEAL,
    /** Nothing: it is given up. */
    NONE
  }

  String code() {
    return code;
  }

  Remedy remedy() {
    return remedy;
  }

  List<String> remarks() {
    return remark == null ? List.of() : List.of(remark);
  }
}
