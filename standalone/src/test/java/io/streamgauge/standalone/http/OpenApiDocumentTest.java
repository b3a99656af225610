package io.streamgauge.standalone.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Holds the OpenAPI document against what is really answered. With {@code -Dexamples.write=true},
 * real answers become the examples.
 */
class OpenApiDocumentTest {

  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
  private static final SchemaRegistry SCHEMAS =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
  private static final String GET = "GET ";

  private static ServedShop shop;
  private static JsonNode document;

  /** One question with its documented answer. */
  private record Example(String name, String request, JsonNode answer, JsonNode schema) {}

  @BeforeAll
  static void start(@TempDir Path data) throws Exception {
    shop = ServedShop.start(data);
    document = shop.get("/openapi.json");
    Files.writeString(Path.of("target", "openapi.json"), JSON.writeValueAsString(document));
    if (Boolean.getBoolean("examples.write")) {
      for (Example example : examples()) {
        write(example);
      }
    }
  }

  @AfterAll
  static void stop() {
    shop.close();
  }

  @Test
  void describesEveryRoute() {
    assertThat(document.path("openapi").asText()).isEqualTo("3.1.0");
    assertThat(document.at("/x-undocumented")).isEmpty();
    assertThat(document.path("paths").fieldNames())
        .toIterable()
        .contains("/api/v1/requests", "/api/v1/alerts", "/health/ready", "/metrics");
  }

  @Test
  void saysWhatEveryFieldIs() {
    SoftAssertions fields = new SoftAssertions();
    document
        .at("/components/schemas")
        .properties()
        .forEach(
            schema ->
                schema
                    .getValue()
                    .path("properties")
                    .properties()
                    .forEach(
                        field ->
                            fields
                                .assertThat(field.getValue().path("description").asText())
                                .as("%s.%s", schema.getKey(), field.getKey())
                                .isNotBlank()));
    fields.assertAll();
  }

  @Test
  void givesAnExampleOfEveryAnswer() {
    document
        .path("paths")
        .properties()
        .forEach(
            path -> {
              JsonNode content = path.getValue().at("/get/responses/200/content/application~1json");
              if (path.getKey().startsWith("/api/") && !content.isMissingNode()) {
                assertThat(content.path("examples")).as(path.getKey()).isNotEmpty();
              }
            });
  }

  @Test
  void hasOnlyValidSchemas() {
    var meta =
        SCHEMAS.getSchema(SchemaLocation.of(SpecificationVersion.DRAFT_2020_12.getDialectId()));
    document
        .at("/components/schemas")
        .forEach(schema -> assertThat(meta.validate(schema)).isEmpty());
  }

  @Test
  void givesExamplesThatAreRealAnswers() {
    SoftAssertions softly = new SoftAssertions();
    for (Example example : examples()) {
      JsonNode real = answer(example);
      softly.assertThat(problems(example.schema(), example.answer())).as(example.name()).isEmpty();
      softly
          .assertThat(problems(example.schema(), shop.get(example.request())))
          .as(example.request())
          .isEmpty();
      softly
          .assertThat(Shapes.differences(example.answer(), real))
          .as("example and answer of " + example.request())
          .isEmpty();
    }
    softly.assertAll();
  }

  @Test
  void describesProblems() {
    JsonNode problem = shop.get("/api/v1/requests?step=5m");

    assertThat(problems(document.at("/components/schemas/Problem"), problem)).isEmpty();
  }

  @Test
  void canBeBrowsedWithoutAnyOtherHost() {
    String page = shop.fetch("/docs").body();

    assertThat(page).contains("/docs/ui/swagger-ui-bundle.js").doesNotContain("://");
    for (String part :
        List.of("/docs/ui/swagger-ui-bundle.js", "/docs/ui/swagger-ui.css", "/docs/page.js")) {
      assertThat(shop.fetch(part).statusCode()).as(part).isEqualTo(200);
    }
  }

  /** Without what is said of every answer that comes from stores. */
  private static JsonNode answer(Example example) {
    ObjectNode answer = (ObjectNode) shop.get(example.request());
    return answer.without(List.of("stale", "lag", "missing", "position"));
  }

  private static List<String> problems(JsonNode schema, JsonNode value) {
    ObjectNode whole = local(schema).deepCopy();
    whole.set("$defs", local(document.at("/components/schemas")));
    return SCHEMAS.getSchema(whole).validate(value).stream().map(Object::toString).toList();
  }

  /** The same with references to where JSON Schema has its definitions. */
  private static JsonNode local(JsonNode schema) {
    try {
      return JSON.readTree(schema.toString().replace("#/components/schemas/", "#/$defs/"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Example> examples() {
    return stream(document.path("paths")).flatMap(OpenApiDocumentTest::examples).toList();
  }

  private static Stream<Example> examples(JsonNode path) {
    JsonNode content = path.at("/get/responses/200/content/application~1json");
    Stream.Builder<Example> examples = Stream.builder();
    content
        .path("examples")
        .properties()
        .forEach(
            each ->
                examples.add(
                    new Example(
                        each.getKey(),
                        each.getValue().path("summary").asText().substring(GET.length()),
                        each.getValue().path("value"),
                        content.path("schema"))));
    return examples.build();
  }

  private static Stream<JsonNode> stream(JsonNode node) {
    Stream.Builder<JsonNode> all = Stream.builder();
    node.forEach(all::add);
    return all.build();
  }

  private static void write(Example example) throws IOException {
    String name = "examples/" + example.name() + ".json";
    try (Stream<Path> files = Files.walk(Path.of(".."))) {
      Path file =
          files
              .filter(path -> path.endsWith(name) && path.toString().contains("src/main/resources"))
              .findFirst()
              .orElseThrow();
      Files.writeString(file, JSON.writeValueAsString(answer(example)) + "\n");
    }
  }
}
