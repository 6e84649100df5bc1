package org.duebook.local;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.conditions.ArchPredicates.are;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Named.named;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.Command;

/**
 * The arrows of the house, and its habits. They run one way: local → analytics → domain, analytics
 * → schemas and models.
 */
final class ArchitectureTest {
  private static final String LOCAL = "org.duebook.local..";
  private static final String ANALYTICS = "org.duebook.analytics..";
  private static final String[] DOMAIN = {
    "org.duebook.ledger..",
    "org.duebook.kpi..",
    "org.duebook.latepayment..",
    "org.duebook.followup.."
  };
  private static final String[] SCHEMAS = {
    "org.duebook.schemas..", "org.duebook.wire..", "org.duebook.reference.."
  };
  private static final String MODELS = "org.duebook.models..";

  private static final JavaClasses PRODUCT =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("org.duebook");

  /** Test classes of all modules that were compiled; those of this one always are. */
  private static final JavaClasses TESTS =
      new ClassFileImporter()
          .importPaths(
              Stream.of("schemas", "models", "jobs/domain", "jobs/analytics", "jobs/local")
                  .map(module -> root().resolve(module).resolve("target/test-classes"))
                  .filter(Files::isDirectory)
                  .toList());

  /** A test class by its ring: pure, one operator, a cluster, processes, and these for hours. */
  private static final Pattern RING = Pattern.compile(".*(Test|HarnessTest|ITCase|E2ECase|Soak)");

  private static Path root() {
    return Path.of(System.getProperty("basedir", "")).toAbsolutePath().resolve("../..").normalize();
  }

  @Test
  void allModulesAreLookedAt() {
    assertThat(PRODUCT.stream().map(JavaClass::getPackageName))
        .contains(
            "org.duebook.ledger",
            "org.duebook.kpi",
            "org.duebook.schemas",
            "org.duebook.wire",
            "org.duebook.reference",
            "org.duebook.analytics",
            "org.duebook.local");
    assertThat(TESTS.contain(ArchitectureTest.class)).isTrue();
  }

  @Test
  void everyClassBelongsToAModule() {
    classes()
        .should()
        .resideInAnyPackage(
            Stream.of(Stream.of(DOMAIN), Stream.of(SCHEMAS), Stream.of(LOCAL, ANALYTICS, MODELS))
                .flatMap(packages -> packages)
                .toArray(String[]::new))
        .check(PRODUCT);
  }

  @Test
  void theDomainKnowsOnlyItself() {
    noClasses()
        .that()
        .resideInAnyPackage(DOMAIN)
        .should()
        .dependOnClassesThat(are(ours()).and(DescribedPredicate.not(resideInAnyPackage(DOMAIN))))
        .check(PRODUCT);
  }

  @Test
  void theDomainIsPlainJava() {
    classes()
        .that()
        .resideInAnyPackage(DOMAIN)
        .should()
        .onlyDependOnClassesThat(resideInAnyPackage(DOMAIN).or(resideInAnyPackage("java..")))
        .because("it knows neither Flink, Kafka, Avro, Jackson nor Tribuo")
        .check(PRODUCT);
  }

  @Test
  void schemasKnowNoOtherModule() {
    noClasses()
        .that()
        .resideInAnyPackage(SCHEMAS)
        .should()
        .dependOnClassesThat(are(ours()).and(DescribedPredicate.not(resideInAnyPackage(SCHEMAS))))
        .check(PRODUCT);
  }

  @Test
  void modelsKnowNoJob() {
    noClasses()
        .that()
        .resideInAPackage(MODELS)
        .should()
        .dependOnClassesThat(resideInAnyPackage(LOCAL, ANALYTICS))
        .allowEmptyShould(true)
        .check(PRODUCT);
  }

  @Test
  void theJobKnowsNothingOfWhatRunsItOnOneMachine() {
    noClasses()
        .that()
        .resideInAPackage(ANALYTICS)
        .should()
        .dependOnClassesThat(resideInAPackage(LOCAL))
        .check(PRODUCT);
  }

  private static DescribedPredicate<JavaClass> ours() {
    return resideInAPackage("org.duebook..");
  }

  /**
   * The package at the root of a module wires the others, and what it names (topics, operators)
   * they use; it is apart.
   */
  static Stream<Named<DescribedPredicate<JavaClass>>> modules() {
    return Stream.of(
        named("domain", resideInAnyPackage(DOMAIN)),
        named("schemas", resideInAnyPackage(SCHEMAS)),
        named("models", resideInAPackage(MODELS)),
        named("analytics", resideInAPackage("org.duebook.analytics.*..")),
        named("local", resideInAPackage("org.duebook.local.*..")));
  }

  @ParameterizedTest
  @MethodSource("modules")
  void packagesOfAModuleDoNotGoInCircles(DescribedPredicate<JavaClass> module) {
    slices()
        .matching("org.duebook.(**)")
        .should()
        .beFreeOfCycles()
        .allowEmptyShould(true)
        .check(PRODUCT.that(module));
  }

  @Test
  void namesAreOfTheTradeAndNotOfTheProgrammer() {
    noClasses()
        .should()
        .haveNameMatching(".*(Util|Utils|Utility|Helper|Helpers|Manager|Common|Misc)(\\$.*)?")
        .check(PRODUCT);
    noClasses()
        .should()
        .haveNameMatching(".*(Util|Utils|Utility|Helper|Helpers|Manager|Common|Misc)(\\$.*)?")
        .check(TESTS);
    noClasses()
        .should()
        .resideInAnyPackage("..util..", "..utils..", "..helper..", "..helpers..", "..common..")
        .check(PRODUCT);
  }

  @Test
  void testsSayTheirRing() {
    methods()
        .that(areTests())
        .should()
        .beDeclaredInClassesThat(
            describe(
                "are named *Test, *HarnessTest, *ITCase, *E2ECase or *Soak",
                type -> RING.matcher(outermost(type).getSimpleName()).matches()))
        .check(TESTS);
  }

  private static JavaClass outermost(JavaClass type) {
    return type.getEnclosingClass().map(ArchitectureTest::outermost).orElse(type);
  }

  private static DescribedPredicate<JavaMethod> areTests() {
    List<String> annotations =
        List.of(
            "org.junit.jupiter.api.Test",
            "org.junit.jupiter.api.RepeatedTest",
            "org.junit.jupiter.api.TestFactory",
            "org.junit.jupiter.params.ParameterizedTest",
            "net.jqwik.api.Property",
            "net.jqwik.api.Example");
    return describe("are tests", method -> annotations.stream().anyMatch(method::isAnnotatedWith));
  }

  @Test
  void whatIsNamedATestIsOne() {
    classes()
        .that()
        .haveNameMatching(RING.pattern())
        .and()
        .areTopLevelClasses()
        .should(
            ArchCondition.from(
                describe(
                    "have tests, in themselves or in a class they hold",
                    type ->
                        TESTS.stream()
                            .filter(other -> outermost(other).equals(type))
                            .flatMap(other -> other.getMethods().stream())
                            .anyMatch(areTests()))))
        .check(TESTS);
  }

  @Test
  void loggingGoesThroughSlf4j() {
    noClasses()
        .should()
        .dependOnClassesThat(
            resideInAnyPackage(
                "java.util.logging..",
                "org.apache.logging..",
                "org.apache.log4j..",
                "org.apache.commons.logging.."))
        .check(PRODUCT);
  }

  @Test
  void onlyCommandsPrint() {
    noClasses()
        .that(areNoCommands())
        .should()
        .accessField(System.class, "out")
        .orShould()
        .accessField(System.class, "err")
        .orShould()
        .callMethodWhere(
            describe(
                "a stack trace is printed",
                (JavaAccess<?> call) -> call.getTarget().getName().equals("printStackTrace")))
        .check(PRODUCT);
  }

  private static DescribedPredicate<JavaClass> areNoCommands() {
    return describe(
        "are no commands",
        type -> {
          JavaClass outermost = outermost(type);
          boolean hasMain = outermost.tryGetMethod("main", String[].class).isPresent();
          return !hasMain && !outermost.isAnnotatedWith(Command.class);
        });
  }

  @Test
  void inTheDomainTimeIsAnArgument() {
    noClasses()
        .that()
        .resideInAnyPackage(DOMAIN)
        .should()
        .callMethodWhere(
            describe("the machine's clock is asked", (JavaAccess<?> call) -> asksTheClock(call)))
        .check(PRODUCT);
  }

  private static boolean asksTheClock(JavaAccess<?> call) {
    String owner = call.getTargetOwner().getName();
    String name = call.getTarget().getName();
    return (owner.startsWith("java.time.") && (name.equals("now") || name.startsWith("system")))
        || (owner.equals("java.lang.System")
            && (name.equals("currentTimeMillis") || name.equals("nanoTime")))
        || owner.equals("java.util.Date");
  }

  /** A balance is whole cents: a fraction would be rounded somewhere, and sums would drift. */
  @ParameterizedTest
  @ValueSource(classes = {double.class, float.class, Double.class, Float.class})
  void inTheLedgerNothingIsAFraction(Class<?> fraction) {
    noFields()
        .that()
        .areDeclaredInClassesThat()
        .resideInAPackage("org.duebook.ledger..")
        .should()
        .haveRawType(fraction)
        .check(PRODUCT);
    noMethods()
        .that()
        .areDeclaredInClassesThat()
        .resideInAPackage("org.duebook.ledger..")
        .should()
        .haveRawReturnType(fraction)
        .check(PRODUCT);
  }
}
