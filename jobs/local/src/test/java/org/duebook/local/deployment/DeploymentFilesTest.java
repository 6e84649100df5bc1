package org.duebook.local.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.duebook.analytics.settings.DuebookSettings;
import org.duebook.analytics.settings.SettingsFile;
import org.junit.jupiter.api.Test;

/** What lies in docker/ is what the programs that read it take. */
class DeploymentFilesTest {
  private static final Path DOCKER =
      Path.of(System.getProperty("basedir", "")).toAbsolutePath().resolve("../../docker");

  private static final String DEFINITION =
      "/META-INF/fabric8/flinkdeployments.flink.apache.org-v1.yml";

  private final YAMLMapper yaml = new YAMLMapper();

  private List<JsonNode> documents(String file) throws IOException {
    List<JsonNode> documents = new ArrayList<>();
    yaml.readerFor(JsonNode.class)
        .<JsonNode>readValues(DOCKER.resolve(file).toFile())
        .forEachRemaining(documents::add);
    return documents;
  }

  private static List<String> faults(JsonNode deployment) {
    // The last definition on Maven Central for the operator's API 1.10 ends with v1_20.
    return ResourceSchema.of(DEFINITION, Map.of("spec.flinkVersion", List.of("v2_2")))
        .faults(deployment);
  }

  @Test
  void theFlinkDeploymentIsAsItsDefinitionDemands() throws IOException {
    JsonNode deployment = documents("kubernetes/flinkdeployment.yaml").get(0);
    assertThat(faults(deployment)).isEmpty();
    assertThat(deployment.at("/spec/job/upgradeMode").asText()).isEqualTo("savepoint");
  }

  @Test
  void aDeploymentWithASlipIsToldWithItsPlace() throws IOException {
    JsonNode deployment = documents("kubernetes/flinkdeployment.yaml").get(0);
    ((ObjectNode) deployment.at("/spec/job")).put("upgradeMode", "savepiont").put("paralelism", 2);
    ((ObjectNode) deployment.at("/spec/taskManager")).put("replicas", "two");
    assertThat(faults(deployment))
        .hasSize(3)
        .anyMatch(fault -> fault.startsWith("spec.job.upgradeMode: savepiont (expected: one of"))
        .contains(
            "spec.job.paralelism: not known",
            "spec.taskManager.replicas: \"two\" (expected: integer)");
  }

  @Test
  void theSettingsOfKubernetesAreSettings() throws IOException {
    String text =
        documents("kubernetes/flinkdeployment.yaml").get(1).at("/data/duebook.yaml").asText();
    DuebookSettings settings = SettingsFile.parse(text, "ConfigMap", name -> "of " + name);
    assertThat(settings.kafka().bootstrapServers()).isEqualTo("of KAFKA_BOOTSTRAP_SERVERS");
  }

  @Test
  void theSettingsOfTheComposeFileAreSettings() throws IOException {
    DuebookSettings settings =
        SettingsFile.parse(
            Files.readString(DOCKER.resolve("duebook.yaml")), "duebook.yaml", name -> "kafka:9092");
    assertThat(settings.kafka().bootstrapServers()).isEqualTo("kafka:9092");
  }

  @Test
  void everyPortOfTheHostIsAVariableAndOfThisMachineOnly() throws IOException {
    for (JsonNode service : documents("compose.yaml").get(0).path("services")) {
      for (JsonNode port : service.path("ports")) {
        assertThat(port.asText()).matches("127\\.0\\.0\\.1:\\$\\{[A-Z]+_PORT:-\\d+}:\\d+");
      }
    }
  }

  @Test
  void everyAlarmIsExplained() throws IOException {
    String page = Files.readString(DOCKER.resolve("../docs/operations.md"));
    List<String> alarms =
        documents("prometheus/alerts.yml").get(0).at("/groups/0/rules").findValuesAsText("alert");
    assertThat(alarms).isNotEmpty().allSatisfy(alarm -> assertThat(page).contains("`" + alarm));
  }
}
