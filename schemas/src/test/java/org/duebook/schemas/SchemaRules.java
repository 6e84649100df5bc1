package org.duebook.schemas;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.avro.JsonProperties;
import org.apache.avro.Schema;
import org.apache.avro.Schema.Field;

/**
 * The rules that a contract keeps. Each method tells what breaks one rule, in words; none: it is
 * kept.
 */
final class SchemaRules {
  private static final List<String> INPUT_OPENING =
      List.of("eventId", "accountId", "practiceId", "occurredAt");
  private static final Pattern SYMBOL_LINE =
      Pattern.compile("^\\s*([A-Z][A-Z0-9_]*):\\s+\\S", Pattern.MULTILINE);
  private static final Pattern DAY_NAME = Pattern.compile("asOf|.*(On|Date)");
  private static final Pattern INSTANT_NAME = Pattern.compile("[a-z]+At|notBefore");

  /** The unit words of a field's documentation. Each doc has one of them, once. */
  enum Unit {
    CENTS("in cents of the currency"),
    DAYS("in days"),
    CALENDAR_DAY("as a calendar day in the practice's time zone"),
    INSTANT("in milliseconds since 1970-01-01T00:00:00Z"),
    RATIO("(ratio"),
    NUMBER("(number, no unit)"),
    COUNT("(number of "),
    NUMBERS("(list of numbers, units in the feature contract)"),
    TEXT("(text, no unit)"),
    TEXTS("(list of texts, no unit)"),
    SYMBOL("(symbol, no unit)"),
    TRUTH("(true or false, no unit)"),
    BYTES("(bytes, no unit)"),
    RECORD("(record, units in its fields)"),
    RECORDS("(list of records, units in their fields)");

    private final String words;

    Unit(String words) {
      this.words = words;
    }

    static Set<Unit> in(String doc) {
      String oneLine = doc.replaceAll("\\s+", " ");
      Set<Unit> units = EnumSet.noneOf(Unit.class);
      for (Unit unit : values()) {
        if (oneLine.contains(unit.words)) {
          units.add(unit);
        }
      }
      return units;
    }

    static Set<Unit> fitting(Schema type) {
      if (type.getLogicalType() != null) {
        return switch (type.getLogicalType().getName()) {
          case "date" -> EnumSet.of(CALENDAR_DAY);
          case "timestamp-millis" -> EnumSet.of(INSTANT);
          default -> EnumSet.noneOf(Unit.class);
        };
      }
      return switch (type.getType()) {
        case INT, LONG -> EnumSet.of(CENTS, DAYS, NUMBER, COUNT);
        case DOUBLE -> EnumSet.of(RATIO, DAYS, NUMBER);
        case STRING -> EnumSet.of(TEXT);
        case ENUM -> EnumSet.of(SYMBOL);
        case BOOLEAN -> EnumSet.of(TRUTH);
        case BYTES -> EnumSet.of(BYTES);
        case RECORD -> EnumSet.of(RECORD);
        case ARRAY ->
            switch (type.getElementType().getType()) {
              case RECORD -> EnumSet.of(RECORDS);
              case STRING -> EnumSet.of(TEXTS);
              case DOUBLE -> EnumSet.of(NUMBERS);
              default -> EnumSet.noneOf(Unit.class);
            };
        default -> EnumSet.noneOf(Unit.class);
      };
    }
  }

  private final Schema contract;
  private final Collection<Schema> namedTypes;

  SchemaRules(Schema contract) {
    this.contract = contract;
    Map<String, Schema> types = new LinkedHashMap<>();
    collectNamedTypes(contract, types);
    this.namedTypes = types.values();
  }

  private static void collectNamedTypes(Schema schema, Map<String, Schema> types) {
    switch (schema.getType()) {
      case RECORD -> {
        if (types.putIfAbsent(schema.getFullName(), schema) == null) {
          schema.getFields().forEach(field -> collectNamedTypes(field.schema(), types));
        }
      }
      case ENUM, FIXED -> types.putIfAbsent(schema.getFullName(), schema);
      case ARRAY -> collectNamedTypes(schema.getElementType(), types);
      case MAP -> collectNamedTypes(schema.getValueType(), types);
      case UNION -> schema.getTypes().forEach(type -> collectNamedTypes(type, types));
      default -> {}
    }
  }

  private List<Schema> enums() {
    return namedTypes.stream().filter(type -> type.getType() == Schema.Type.ENUM).toList();
  }

  private interface FieldRule {
    /** What is wrong, or null. */
    String complaint(Field field);
  }

  private List<String> complaints(FieldRule rule) {
    List<String> complaints = new ArrayList<>();
    for (Schema type : namedTypes) {
      if (type.getType() == Schema.Type.RECORD) {
        for (Field field : type.getFields()) {
          String complaint = rule.complaint(field);
          if (complaint != null) {
            complaints.add(type.getName() + "." + field.name() + ": " + complaint);
          }
        }
      }
    }
    return complaints;
  }

  /** The type behind an optional field, or the type itself. */
  private static Schema bare(Schema type) {
    return type.isUnion() && type.getTypes().size() == 2 ? type.getTypes().get(1) : type;
  }

  /** Every record, enum and field says what it is. */
  List<String> undocumented() {
    List<String> complaints = complaints(field -> isBlank(field.doc()) ? "no doc" : null);
    for (Schema type : namedTypes) {
      if (isBlank(type.getDoc())) {
        complaints.add(type.getName() + ": no doc");
      }
    }
    return complaints;
  }

  private static boolean isBlank(String doc) {
    return doc == null || doc.isBlank();
  }

  /** Every symbol has one line of its enum's doc, {@code SYMBOL: meaning}, and no other has one. */
  List<String> undocumentedSymbols() {
    List<String> complaints = new ArrayList<>();
    for (Schema type : enums()) {
      Set<String> lines = new HashSet<>();
      Matcher matcher = SYMBOL_LINE.matcher(type.getDoc() == null ? "" : type.getDoc());
      while (matcher.find()) {
        if (!lines.add(matcher.group(1))) {
          complaints.add(type.getName() + ": doc tells of " + matcher.group(1) + " twice");
        }
      }
      for (String symbol : type.getEnumSymbols()) {
        if (!lines.remove(symbol)) {
          complaints.add(type.getName() + ": doc does not tell of " + symbol);
        }
      }
      lines.forEach(
          symbol -> complaints.add(type.getName() + ": doc tells of " + symbol + ", no symbol"));
    }
    return complaints;
  }

  /** Every enum's default is UNKNOWN, so that an old reader survives a new symbol. */
  List<String> enumsWithoutUnknown() {
    return enums().stream()
        .filter(type -> !"UNKNOWN".equals(type.getEnumDefault()))
        .map(type -> type.getName() + ": default " + type.getEnumDefault() + " (expected: UNKNOWN)")
        .toList();
  }

  /**
   * Every field's doc has one unit, and one that fits its type; amounts are named {@code …Cents},
   * and a ratio of amounts may be named {@code …OfCents}.
   */
  List<String> unitsMissing() {
    return complaints(
        field -> {
          Set<Unit> stated = Unit.in(field.doc() == null ? "" : field.doc());
          Set<Unit> fitting = Unit.fitting(bare(field.schema()));
          if (stated.size() != 1 || !fitting.containsAll(stated)) {
            return "doc states " + stated + " (expected: one of " + fitting + ")";
          }
          if (stated.contains(Unit.CENTS) != field.name().matches("(.*C|c)ents(?<!OfCents)")) {
            return "doc states "
                + stated
                + " (expected: cents just where the name ends in Cents, not OfCents)";
          }
          return null;
        });
  }

  /** Optional is the union of null, first, and one type, with null as default; no other union. */
  List<String> unionsNotOptional() {
    return complaints(
        field -> {
          Schema type = field.schema();
          if (!type.isUnion()) {
            return isOrHoldsUnion(type) ? "a union within (expected: only around a field)" : null;
          }
          boolean nullFirst =
              type.getTypes().size() == 2 && type.getTypes().get(0).getType() == Schema.Type.NULL;
          if (!nullFirst || isOrHoldsUnion(type.getTypes().get(1))) {
            return type + " (expected: null and one type)";
          }
          return field.defaultVal() == JsonProperties.NULL_VALUE
              ? null
              : "default " + field.defaultVal() + " (expected: null)";
        });
  }

  private static boolean isOrHoldsUnion(Schema type) {
    return switch (type.getType()) {
      case UNION -> true;
      case ARRAY -> isOrHoldsUnion(type.getElementType());
      case MAP -> isOrHoldsUnion(type.getValueType());
      default -> false;
    };
  }

  /** Days and instants are logical types, and are named as such. */
  List<String> daysAndInstantsNotLogical() {
    return complaints(
        field -> {
          String expected =
              DAY_NAME.matcher(field.name()).matches()
                  ? "date"
                  : INSTANT_NAME.matcher(field.name()).matches() ? "timestamp-millis" : null;
          Schema type = bare(field.schema());
          String found = type.getLogicalType() == null ? null : type.getLogicalType().getName();
          return Objects.equals(expected, found)
              ? null
              : "logical type " + found + " (expected by its name: " + expected + ")";
        });
  }

  /** An input opens with the four fields that every event has, in their order. */
  List<String> openingOfInput() {
    List<String> opening =
        contract.getFields().stream().limit(INPUT_OPENING.size()).map(Field::name).toList();
    return opening.equals(INPUT_OPENING)
        ? List.of()
        : List.of(
            contract.getName() + ": opens with " + opening + " (expected: " + INPUT_OPENING + ")");
  }

  /** An output says for which business day it stands and when it was made, always. */
  List<String> timesOfOutput() {
    return absentOrOptional("asOf", "updatedAt");
  }

  /** A record that steers the job says when it was announced, always. */
  List<String> timeOfControl() {
    return absentOrOptional("announcedAt");
  }

  private List<String> absentOrOptional(String... names) {
    List<String> complaints = new ArrayList<>();
    for (String name : names) {
      Field field = contract.getField(name);
      if (field == null || field.schema().isUnion()) {
        complaints.add(contract.getName() + "." + name + ": not there or optional");
      }
    }
    return complaints;
  }
}
