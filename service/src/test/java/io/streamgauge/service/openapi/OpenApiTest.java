package io.streamgauge.service.openapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class OpenApiTest {

  private static final Operation<Answer> OPERATION =
      Operation.json("/api/v1/things/<thing>", Answer.class, "Things")
          .with(
              Parameter.path("thing", "The thing."),
              Parameter.integer("limit", "So many.", 1, 100).defaultsTo(10),
              Parameter.choice("by", "The order.", List.of("size", "age")));

  record Answer(
      List<Part> parts, Map<String, Double> sizes, Long age, @JsonProperty("final") boolean done) {}

  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Part(String name, @Nullable String colour, Integer weight) {}

  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Origin(Boolean stale, @Nullable String position) {}

  @Test
  void describesPathsAndParameters() {
    JsonNode get = document(OPERATION).at("/paths").path("/api/v1/things/{thing}").path("get");

    assertThat(get.path("summary").asText()).isEqualTo("Things");
    assertThat(get.at("/tags/0").asText()).isEqualTo("things");
    assertThat(get.at("/parameters").findValuesAsText("name"))
        .containsExactly("thing", "limit", "by");
    assertThat(get.at("/parameters/0/in").asText()).isEqualTo("path");
    assertThat(get.at("/parameters/1/schema").toString())
        .contains("\"minimum\":1", "\"maximum\":100", "\"default\":10");
    assertThat(get.at("/parameters/2/schema/enum")).hasSize(2);
  }

  @Test
  void takesSchemasFromTheRecords() {
    JsonNode schemas = document(OPERATION).at("/components/schemas");

    JsonNode answer = schemas.path("OpenApiTest.Answer");
    assertThat(answer.at("/properties/parts/items/$ref").asText())
        .isEqualTo("#/components/schemas/OpenApiTest.Part");
    assertThat(answer.at("/properties/age/type").toString()).isEqualTo("[\"integer\",\"null\"]");
    assertThat(answer.at("/properties/sizes/additionalProperties/type").asText())
        .isEqualTo("number");
    assertThat(answer.at("/additionalProperties").asBoolean(true)).isFalse();
    assertThat(answer.at("/required").toString())
        .isEqualTo("[\"parts\",\"sizes\",\"age\",\"final\"]");
  }

  @Test
  void requiresNothingThatIsLeftOutWhereItIsNotKnown() {
    JsonNode part = document(OPERATION).at("/components/schemas").path("OpenApiTest.Part");

    assertThat(part.path("required").toString()).isEqualTo("[\"name\"]");
    assertThat(part.at("/properties/colour/type").asText()).isEqualTo("string");
    assertThat(part.at("/properties/weight/type").asText()).isEqualTo("integer");
  }

  @Test
  void addsWhatStandsAroundOperations() {
    Surroundings around =
        new Surroundings("/api/", List.of(Parameter.text("position", "At least.")), Origin.class);

    JsonNode document =
        OpenApi.document(new ObjectMapper(), List.of(OPERATION), List.of(around), List.of());

    JsonNode get = document.at("/paths").path("/api/v1/things/{thing}").path("get");
    assertThat(get.at("/parameters").findValuesAsText("name")).endsWith("position");
    JsonNode answer = get.at("/responses/200/content/application~1json/schema");
    assertThat(answer.path("allOf").findValuesAsText("$ref"))
        .containsExactly(
            "#/components/schemas/OpenApiTest.Answer", "#/components/schemas/OpenApiTest.Origin");
    assertThat(answer.path("unevaluatedProperties").asBoolean(true)).isFalse();
    assertThat(document.at("/components/schemas").path("OpenApiTest.Answer").fieldNames())
        .toIterable()
        .doesNotContain("additionalProperties");
  }

  @Test
  void namesWhatIsServedWithoutDescription() {
    assertThat(
            OpenApi.document(new ObjectMapper(), List.of(), List.of(), List.of("GET /secret"))
                .at("/x-undocumented/0")
                .asText())
        .isEqualTo("GET /secret");
  }

  @Test
  void failsWhereAnExampleIsMissing() {
    assertThatThrownBy(() -> document(OPERATION.example("/api/v1/things/a", "examples/a.json")))
        .hasMessageContaining("no example examples/a.json beside " + Answer.class.getName());
  }

  private static JsonNode document(Operation<?> operation) {
    return OpenApi.document(new ObjectMapper(), List.of(operation), List.of(), List.of());
  }
}
