package io.streamgauge.standalone.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.streamgauge.service.http.PortTakenException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RegistryRestTest {

  private static final String A = record("{\"name\":\"a\",\"type\":\"int\"}");
  private static final String A_OPTIONAL_B =
      record("{\"name\":\"a\",\"type\":\"int\"},{\"name\":\"b\",\"type\":\"int\",\"default\":0}");
  private static final String A_REQUIRED_C =
      record("{\"name\":\"a\",\"type\":\"int\"},{\"name\":\"c\",\"type\":\"int\"}");
  private static final String USES_R =
      "{\"type\":\"record\",\"name\":\"U\",\"fields\":[{\"name\":\"r\",\"type\":\"R\"}]}";

  private final MemoryChangeLog log = new MemoryChangeLog();
  private EmbeddedRegistry registry;
  private Rest rest;

  @BeforeEach
  void start() {
    registry = new EmbeddedRegistry(() -> log, "127.0.0.1", 0).start();
    rest = new Rest(registry.url());
  }

  @AfterEach
  void stop() {
    registry.close();
  }

  @Test
  void givesTheSameSchemaTheSameIdUnderEverySubject() {
    int id = rest.register("s-value", A);

    assertThat(rest.register("t-value", A)).isEqualTo(id);
    assertThat(rest.register("s-value", A.replace(":", " : "))).isEqualTo(id);
    assertThat(rest.get("/subjects/s-value/versions").body()).isEqualTo("[1]");
    assertThat(rest.get("/schemas/ids/" + id + "/subjects").body())
        .isEqualTo("[\"s-value\",\"t-value\"]");
    assertThat(rest.get("/schemas/ids/" + id + "/versions").body())
        .isEqualTo(
            "[{\"subject\":\"s-value\",\"version\":1},{\"subject\":\"t-value\",\"version\":1}]");
  }

  @Test
  void takesASchemaWithAnotherDocForAnotherSchema() {
    int id = rest.register("s", A);

    assertThat(rest.register("s", A.replace("\"name\":\"R\"", "\"name\":\"R\",\"doc\":\"d\"")))
        .isNotEqualTo(id);
    assertThat(rest.get("/subjects/s/versions").body()).isEqualTo("[1,2]");
  }

  @Test
  void comparesNormalisedSchemasWhereAskedTo() {
    String first = A.replace("\"name\":\"R\"", "\"name\":\"R\",\"y\":1,\"x\":2");
    String second = A.replace("\"name\":\"R\"", "\"name\":\"R\",\"x\":2,\"y\":1");
    Rest.Answer registered = rest.post("/subjects/s/versions?normalize=True", Rest.body(first));

    assertThat(rest.post("/subjects/s/versions?normalize=true", Rest.body(second)).body())
        .isEqualTo(registered.body());
    assertThat(rest.post("/subjects/s/versions?normalize=False", Rest.body(first)).body())
        .isNotEqualTo(registered.body());
    assertThat(rest.post("/subjects/s/versions?normalize=False", Rest.body(second)).body())
        .isEqualTo(registered.body());
  }

  @Test
  void leavesOutWhatOldClientsDoNotKnow() {
    int id = rest.register("s", A);

    assertThat(rest.get("/subjects/s/versions/1").json().fieldNames())
        .toIterable()
        .containsExactlyInAnyOrder("subject", "version", "id", "schema");
    assertThat(rest.get("/schemas/ids/" + id).json().fieldNames())
        .toIterable()
        .containsExactly("schema");
    assertThat(rest.get("/schemas/ids/" + id + "?fetchMaxId=true").json().path("maxId").asInt())
        .isEqualTo(id);
    assertThat(rest.get("/subjects/s/versions/1").contentType())
        .isEqualTo("application/vnd.schemaregistry.v1+json");
  }

  @Test
  void takesTheSubjectOfAnIdForAHintOnly() {
    int id = rest.register("s", A);

    assertThat(rest.get("/schemas/ids/" + id + "?subject=other").status()).isEqualTo(200);
  }

  @Test
  void keepsSubjectsWithSlashesAndSpacesApart() {
    rest.register("a%2Fb%20c%2Bd", A);

    assertThat(rest.get("/subjects").body()).isEqualTo("[\"a/b c+d\"]");
    assertThat(rest.get("/subjects/a%2Fb%20c+d/versions/latest").json().path("subject").asText())
        .isEqualTo("a/b c+d");
    assertThat(rest.get("/subjects/a/b").error()).isEqualTo("404/404");
  }

  @Test
  void findsASchemaUnderItsSubject() {
    int id = rest.register("s", A);

    assertThat(rest.post("/subjects/s", Rest.body(A)).body())
        .isEqualTo(rest.get("/subjects/s/versions/latest").body())
        .contains("\"id\":" + id);
    assertThat(rest.post("/subjects/s", Rest.body(A_OPTIONAL_B)).error()).isEqualTo("404/40403");
    assertThat(rest.post("/subjects/t", Rest.body(A)).error()).isEqualTo("404/40401");
  }

  @ParameterizedTest
  @CsvSource({
    "/subjects/none/versions, 404/40401",
    "/subjects/none/versions/1, 404/40401",
    "/subjects/s/versions/9, 404/40402",
    "/subjects/s/versions/0, 422/42202",
    "/subjects/s/versions/x, 422/42202",
    "/subjects/s/versions/1/schema/x, 404/404",
    "/schemas/ids/99, 404/40403",
    "/schemas/ids/x, 404/404",
    "/config/s, 404/40408",
    "/mode/s, 404/40409",
    "/associations/resources/-/streamgauge.requests, 404/404",
  })
  void answersWithConfluentsErrors(String path, String error) {
    rest.register("s", A);

    assertThat(rest.get(path).error()).isEqualTo(error);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''                                            | 400/400",
        "nonsense                                      | 400/400",
        "[]                                            | 400/400",
        "{}                                            | 422/42201",
        "{\"schema\":\"\"}                             | 422/42201",
        "{\"schema\":7}                                | 422/42201",
        "{\"schema\":\"nonsense\"}                     | 422/42201",
        "{\"schema\":\"{}\"}                           | 422/42201",
        "{\"schema\":\"\\\"int\\\"\",\"schemaType\":\"PROTOBUF\"} | 422/42201",
        "{\"schema\":\"\\\"int\\\"\",\"references\":[{}]} | 422/42201",
        "{\"schema\":\"\\\"int\\\"\",\"references\":[{\"name\":\"n\",\"subject\":\"no\",\"version\":1}]} | 422/42201",
        "{\"schema\":\"\\\"int\\\"\",\"id\":7}         | 422/42205",
      })
  void neverAnswersBadInputWithAFailureOfItsOwn(String body, String error) {
    assertThat(rest.post("/subjects/s/versions", body).error()).isEqualTo(error);
    assertThat(rest.get("/subjects").body()).isEqualTo("[]");
  }

  @Test
  void survivesASchemaOfAbsurdDepth() {
    String deep = "{\"type\":\"array\",\"items\":".repeat(20_000) + "\"int\"" + "}".repeat(20_000);

    assertThat(rest.post("/subjects/s/versions", Rest.body(deep)).status()).isIn(400, 422);
  }

  @Test
  void refusesWhatIsNotBackwardCompatibleByDefault() {
    rest.register("s", A);

    assertThat(rest.post("/subjects/s/versions", Rest.body(A_REQUIRED_C)).error())
        .isEqualTo("409/409");
    assertThat(rest.register("s", A_OPTIONAL_B)).isEqualTo(2);
    assertThat(rest.get("/config").body()).isEqualTo("{\"compatibilityLevel\":\"BACKWARD\"}");
  }

  @ParameterizedTest
  @CsvSource({
    "NONE, true, true",
    "BACKWARD, true, false",
    "FORWARD, true, true",
    "FULL, true, false",
    "BACKWARD_TRANSITIVE, true, false",
    "FORWARD_TRANSITIVE, true, true",
    "FULL_TRANSITIVE, true, false",
  })
  void checksInTheDirectionOfTheLevel(String level, boolean optionalField, boolean requiredField) {
    rest.register("s", A);
    rest.put("/config/s", "{\"compatibility\":\"" + level + "\"}");

    assertThat(isCompatible("s", A_OPTIONAL_B)).isEqualTo(optionalField);
    assertThat(isCompatible("s", A_REQUIRED_C)).isEqualTo(requiredField);
  }

  @Test
  void looksBehindTheNewestVersionWhereTheLevelIsTransitive() {
    rest.put("/config/s", "{\"compatibility\":\"NONE\"}");
    rest.register("s", A);
    rest.register("s", A_REQUIRED_C);

    rest.put("/config/s", "{\"compatibility\":\"BACKWARD\"}");
    assertThat(isCompatible("s", A_REQUIRED_C)).isTrue();
    rest.put("/config/s", "{\"compatibility\":\"BACKWARD_TRANSITIVE\"}");
    assertThat(isCompatible("s", A_REQUIRED_C)).isFalse();
  }

  @Test
  void takesEverythingForCompatibleWithTheNewestVersionOfNothing() {
    String path = "/compatibility/subjects/none/versions/";

    assertThat(rest.post(path + "latest", Rest.body(A)).body())
        .isEqualTo("{\"is_compatible\":true}");
    assertThat(rest.post(path + "3", Rest.body(A)).error()).isEqualTo("404/40402");
  }

  @Test
  void tellsWhyASchemaIsNotCompatibleWhereAskedTo() {
    rest.register("s", A);

    assertThat(
            rest.post("/compatibility/subjects/s/versions/1?verbose=true", Rest.body(A_REQUIRED_C))
                .json()
                .path("messages")
                .toString())
        .contains("READER_FIELD_MISSING_DEFAULT_VALUE");
  }

  @Test
  void setsShowsAndTakesBackLevels() {
    String full = "{\"compatibility\":\"full\"}";

    assertThat(rest.put("/config/s", full).body()).isEqualTo("{\"compatibility\":\"FULL\"}");
    assertThat(rest.get("/config/s").body()).isEqualTo("{\"compatibilityLevel\":\"FULL\"}");
    assertThat(rest.delete("/config/s").body()).isEqualTo("{\"compatibilityLevel\":\"FULL\"}");
    assertThat(rest.get("/config/s?defaultToGlobal=true").body())
        .isEqualTo("{\"compatibilityLevel\":\"BACKWARD\"}");
    assertThat(rest.put("/config", "{\"compatibility\":\"SOME\"}").error()).isEqualTo("422/42203");
  }

  @Test
  void changesNothingWhileReadOnly() {
    rest.put("/mode", "{\"mode\":\"READONLY\"}");

    assertThat(rest.post("/subjects/s/versions", Rest.body(A)).error()).isEqualTo("422/42205");
    assertThat(rest.get("/mode").body()).isEqualTo("{\"mode\":\"READONLY\"}");
    assertThat(rest.put("/mode", "{\"mode\":\"SOME\"}").error()).isEqualTo("422/42204");
  }

  @Test
  void keepsTheIdsOfImportedSchemas() {
    rest.put("/mode/s", "{\"mode\":\"IMPORT\"}");
    String imported = Rest.body(A).replaceFirst("}$", ",\"id\":41,\"version\":3}");

    assertThat(rest.post("/subjects/s/versions", imported).body()).isEqualTo("{\"id\":41}");
    assertThat(rest.get("/subjects/s/versions").body()).isEqualTo("[3]");
    assertThat(rest.register("t", A_REQUIRED_C)).isEqualTo(42);
    String other = Rest.body("\"int\"").replaceFirst("}$", ",\"id\":41}");
    assertThat(rest.post("/subjects/s/versions", other).error()).isEqualTo("422/42205");
  }

  @Test
  void deletesSubjectsInTwoSteps() {
    int id = rest.register("s", A);

    assertThat(rest.delete("/subjects/s?permanent=true").error()).isEqualTo("404/40405");
    assertThat(rest.delete("/subjects/s").body()).isEqualTo("[1]");
    assertThat(rest.delete("/subjects/s").error()).isEqualTo("404/40404");
    assertThat(rest.get("/subjects").body()).isEqualTo("[]");
    assertThat(rest.get("/subjects?deleted=true").body()).isEqualTo("[\"s\"]");
    assertThat(rest.get("/subjects/s/versions").error()).isEqualTo("404/40401");
    assertThat(rest.get("/schemas/ids/" + id).status()).isEqualTo(200);
    assertThat(rest.delete("/subjects/s?permanent=true").body()).isEqualTo("[1]");
    assertThat(rest.get("/subjects?deleted=true").body()).isEqualTo("[]");
    assertThat(rest.delete("/subjects/s").error()).isEqualTo("404/40401");
  }

  @Test
  void deletesVersionsInTwoSteps() {
    rest.register("s", A);
    rest.register("s", A_OPTIONAL_B);

    assertThat(rest.delete("/subjects/s/versions/1?permanent=true").error()).isEqualTo("404/40407");
    assertThat(rest.delete("/subjects/s/versions/1").body()).isEqualTo("1");
    assertThat(rest.delete("/subjects/s/versions/1").error()).isEqualTo("404/40406");
    assertThat(rest.get("/subjects/s/versions/1").error()).isEqualTo("404/40402");
    assertThat(rest.get("/subjects/s/versions/1?deleted=true").status()).isEqualTo(200);
    assertThat(rest.delete("/subjects/s/versions/1?permanent=true").body()).isEqualTo("1");
    assertThat(rest.get("/subjects/s/versions?deleted=true").body()).isEqualTo("[2]");
  }

  @Test
  void resolvesReferencesAndProtectsThem() {
    rest.register("r", A);
    Rest.Answer used = rest.post("/subjects/u/versions", Rest.body(USES_R, "R", "r", 1));
    int id = used.json().path("id").asInt();

    assertThat(rest.get("/schemas/ids/" + id).json())
        .isEqualTo(Rest.parse(Rest.body(USES_R, "R", "r", 1)));
    assertThat(rest.get("/subjects/r/versions/1/referencedby").body()).isEqualTo("[" + id + "]");
    assertThat(rest.delete("/subjects/r/versions/1").error()).isEqualTo("422/42206");
    assertThat(rest.delete("/subjects/r").error()).isEqualTo("422/42206");
    assertThat(rest.post("/subjects/u/versions", Rest.body(USES_R)).error()).isEqualTo("422/42201");
  }

  @Test
  void answersTheOtherMethodsOfAPathWithNotAllowed() {
    assertThat(rest.put("/subjects", "{}").error()).isEqualTo("405/405");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/subjects", "/schemas/types", "/schemas", "/config", "/mode"})
  void answersWhatUserInterfacesAskFirst(String path) {
    assertThat(rest.get(path).status()).isEqualTo(200);
  }

  @Test
  void findsEverythingAgainAfterARestart() {
    rest.register("s", A);
    rest.register("s", A_OPTIONAL_B);
    rest.register("t", A_REQUIRED_C);
    rest.post("/subjects/u/versions", Rest.body(USES_R, "R", "s", 2));
    rest.put("/config/s", "{\"compatibility\":\"FULL\"}");
    rest.put("/mode/t", "{\"mode\":\"READONLY\"}");
    rest.delete("/subjects/s/versions/1");
    var before = snapshot();

    restart();

    assertThat(snapshot()).isEqualTo(before);
  }

  @Test
  void neverGivesAnIdTwice() {
    rest.register("s", A);
    int last = rest.register("s", A_OPTIONAL_B);
    rest.delete("/subjects/s");
    rest.delete("/subjects/s?permanent=true");

    restart();

    assertThat(rest.register("s", A_REQUIRED_C)).isGreaterThan(last);
  }

  @Test
  void tellsClientsToTryAgainWhereTheLogFails() {
    log.breakDown();
    assertThat(rest.post("/subjects/s/versions", Rest.body(A)).error()).isEqualTo("500/50001");
    assertThat(rest.get("/subjects").body()).isEqualTo("[]");

    log.repair();
    assertThat(rest.register("s", A)).isPositive();
  }

  @Test
  void givesOneIdToThoseWhoRegisterAtTheSameTime() {
    assertThat(IntStream.range(0, 40).parallel().map(i -> rest.register("s" + i % 4, A)))
        .containsOnly(1);
  }

  @Test
  void namesThePortThatIsTaken() {
    int port = Integer.parseInt(registry.url().replaceFirst(".*:", ""));
    AtomicInteger closed = new AtomicInteger();

    assertThatThrownBy(() -> new EmbeddedRegistry(() -> closing(closed), "127.0.0.1", port).start())
        .isInstanceOf(PortTakenException.class)
        .hasMessageContaining("port " + port)
        .hasMessageContaining("--registry-port");
    assertThat(closed).hasValue(1);
  }

  private boolean isCompatible(String subject, String schema) {
    return rest.post("/compatibility/subjects/" + subject + "/versions", Rest.body(schema))
        .json()
        .path("is_compatible")
        .asBoolean();
  }

  private List<String> snapshot() {
    return Stream.of(
            "/subjects?deleted=true",
            "/schemas?deleted=true",
            "/subjects/s/versions",
            "/config/s",
            "/mode/t",
            "/schemas/ids/1",
            "/schemas/ids/2",
            "/schemas/ids/4?fetchMaxId=true")
        .map(path -> rest.get(path).body())
        .toList();
  }

  private void restart() {
    registry.close();
    start();
  }

  private static ChangeLog closing(AtomicInteger closed) {
    return new ChangeLog() {
      @Override
      public void replay(Consumer<Change> target) {}

      @Override
      public void append(List<Change> changes) {}

      @Override
      public void close() {
        closed.incrementAndGet();
      }
    };
  }

  private static String record(String fields) {
    return "{\"type\":\"record\",\"name\":\"R\",\"fields\":[" + fields + "]}";
  }
}
