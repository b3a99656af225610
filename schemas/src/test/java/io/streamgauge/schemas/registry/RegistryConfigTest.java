package io.streamgauge.schemas.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.apache.kafka.common.config.ConfigException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RegistryConfigTest {

  @Test
  void keepsItsKeysAndDefaults() {
    RegistryConfig config = new RegistryConfig(Map.of("schema.registry.url", "http://r:8081/"));

    assertThat(config.values().keySet())
        .containsExactlyInAnyOrder(
            "schema.registry.url",
            "basic.auth.credentials.source",
            "basic.auth.user.info",
            "bearer.auth.credentials.source",
            "bearer.auth.token",
            "normalize.schemas",
            "http.read.timeout.ms",
            "schema.registry.retry.timeout.ms");
    assertThat(config.urls()).extracting(Object::toString).containsExactly("http://r:8081");
    assertThat(config.authorization()).isEmpty();
    assertThat(config.mockScope()).isEmpty();
    assertThat(config.normalize()).isFalse();
    assertThat(config.requestTimeout()).isEqualTo(Duration.ofSeconds(10));
    assertThat(config.retryTimeout()).isEqualTo(Duration.ofSeconds(30));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "localhost:8081", "http://a:1,b:1", "mock://a,mock://b"})
  void refusesUrlsThatAreNone(String urls) {
    assertThatThrownBy(() -> new RegistryConfig(Map.of(RegistryConfig.URL, urls)))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining(RegistryConfig.URL);
  }

  @Test
  void asksForTheCredentialsThatItIsToUse() {
    Map<String, String> incomplete =
        Map.of(RegistryConfig.URL, "http://r:1", RegistryConfig.BASIC_SOURCE, "USER_INFO");

    assertThatThrownBy(() -> new RegistryConfig(incomplete))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining(RegistryConfig.BASIC_USER_INFO);
  }
}
