package org.duebook.wire;

import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.util.ClassSecurityValidator;
import org.apache.avro.util.ClassSecurityValidator.ClassSecurityPredicate;

/**
 * Our generated classes, as Avro knows them. Avro deals only with classes that were named to it;
 * those of our package are named here, before the first use. So whoever needs Avro for them asks
 * here.
 */
public final class GeneratedRecords {
  private static final String PACKAGE = "org.duebook.schemas";

  static {
    ClassSecurityPredicate others = ClassSecurityValidator.getGlobal();
    ClassSecurityPredicate ours = type -> type.getPackageName().equals(PACKAGE);
    ClassSecurityValidator.setGlobal(ClassSecurityValidator.composite(others, ours));
  }

  private GeneratedRecords() {}

  /** Avro's view of the generated classes. */
  public static SpecificData data() {
    return SpecificData.get();
  }

  /** The schema of the generated class of a full name, or null if there is no such class. */
  static Schema schemaNamed(String fullName) {
    if (!fullName.startsWith(PACKAGE + ".")) {
      return null;
    }
    try {
      return schemaOf(Class.forName(fullName));
    } catch (ClassNotFoundException e) {
      return null;
    }
  }

  /** The schema of a generated class. */
  static Schema schemaOf(Class<?> recordClass) {
    return data().getSchema(recordClass);
  }
}
