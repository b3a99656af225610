package io.streamgauge.schemas.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.util.HashMap;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.kafka.common.errors.SerializationException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HttpSchemaRegistryTest {

  private static final Schema STRING = Schema.create(Schema.Type.STRING);
  private static final String NOTHING_LISTENS = "http://127.0.0.1:1";

  private final FakeServer server = new FakeServer();

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void registersUnderTheEncodedSubject() {
    server.answers(200, "{\"id\":7}");

    assertThat(open(Map.of()).register("a/b c+d", STRING)).isEqualTo(7);
    assertThat(server.requests())
        .containsExactly("POST /subjects/a%2Fb%20c%2Bd/versions?normalize=false");
  }

  @ParameterizedTest
  @ValueSource(ints = {408, 429, 500, 502, 503, 504})
  void asksAgainWhereTheFailureMayPass(int status) {
    server.answers(status, "busy").answers(200, "{\"schema\":\"\\\"string\\\"\"}");

    assertThat(open(Map.of()).byId(1)).isEqualTo(STRING);
    assertThat(server.requests()).hasSize(2);
  }

  @Test
  void goesToTheNextServerAndStaysThere() {
    server.answers(200, "{\"id\":7}");
    SchemaRegistry registry =
        open(Map.of(RegistryConfig.URL, NOTHING_LISTENS + "," + server.url() + "/"));

    assertThat(registry.register("s", STRING)).isEqualTo(7);
    assertThat(registry.idOf("s", STRING)).isEqualTo(7);
    assertThat(server.requests()).hasSize(2);
  }

  @Test
  void givesUpAsUnavailableWhereNoServerAnswers() {
    SchemaRegistry registry =
        open(Map.of(RegistryConfig.URL, NOTHING_LISTENS, RegistryConfig.RETRY_TIMEOUT, 300));

    assertThatThrownBy(() -> registry.byId(1))
        .isInstanceOf(RegistryUnavailableException.class)
        .isNotInstanceOf(SerializationException.class)
        .hasMessageContaining(NOTHING_LISTENS);
  }

  @ParameterizedTest
  @CsvSource({"404, 40403", "404, 40401", "409, 409", "422, 42201"})
  void takesTheRegistrysWordForFinal(int status, int code) {
    server.answers(status, "{\"error_code\":" + code + ",\"message\":\"no\"}");

    assertThatThrownBy(() -> open(Map.of()).register("s", STRING))
        .asInstanceOf(type(SchemaRefusedException.class))
        .returns(code, SchemaRefusedException::errorCode);
    assertThat(server.requests()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({
    "401, '{\"error_code\":401,\"message\":\"who are you\"}'",
    "403, forbidden",
    "404, <html>not here</html>",
    "404, '{\"error_code\":404,\"message\":\"HTTP 404 Not Found\"}'",
    "200, <html>log in</html>",
    "200, {}",
  })
  void neverBlamesTheRecordForAWrongAddressOrPassword(int status, String body) {
    server.answers(status, body);

    assertThatThrownBy(() -> open(Map.of()).register("s", STRING))
        .isInstanceOf(RegistryUnavailableException.class);
  }

  @Test
  void sendsTheCredentialsThatAreConfigured() {
    server.answers(200, "{\"id\":7}");
    String inUrl = "http://me:secret@" + server.authority();

    open(Map.of(RegistryConfig.URL, inUrl)).register("s", STRING);
    open(Map.of(
            RegistryConfig.BASIC_SOURCE,
            "USER_INFO",
            "schema.registry.basic.auth.user.info",
            "me:secret"))
        .register("s", STRING);
    open(Map.of(RegistryConfig.BEARER_SOURCE, "STATIC_TOKEN", RegistryConfig.BEARER_TOKEN, "t"))
        .register("s", STRING);
    open(Map.of()).register("s", STRING);

    assertThat(server.authorizations())
        .containsExactly("Basic bWU6c2VjcmV0", "Basic bWU6c2VjcmV0", "Bearer t", "null");
  }

  @Test
  void readsSchemasThatUseOthers() {
    String user = "{\\\"type\\\":\\\"array\\\",\\\"items\\\":\\\"n.E\\\"}";
    String used =
        "{\\\"type\\\":\\\"enum\\\",\\\"namespace\\\":\\\"n\\\",\\\"name\\\":\\\"E\\\",\\\"symbols\\\":[\\\"A\\\"]}";
    server
        .answers(
            200,
            "{\"schema\":\"%s\",\"references\":[{\"name\":\"n.E\",\"subject\":\"e\",\"version\":2}]}"
                .formatted(user))
        .answers(200, "{\"schema\":\"%s\"}".formatted(used));

    assertThat(open(Map.of()).byId(5).getElementType().getFullName()).isEqualTo("n.E");
    assertThat(server.requests())
        .containsExactly("GET /schemas/ids/5", "GET /subjects/e/versions/2");
  }

  private SchemaRegistry open(Map<String, Object> settings) {
    Map<String, Object> all = new HashMap<>(settings);
    all.putIfAbsent(RegistryConfig.URL, server.url());
    return SchemaRegistry.open(new RegistryConfig(all));
  }
}
