package io.streamgauge.service.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsReaderTest {

  private static final Setting<Integer> PORT = Setting.port("http.port", 8080);
  private static final Setting<String> HOST = Setting.text("http.host", "127.0.0.1");
  private static final Setting<Optional<String>> KAFKA =
      Setting.addresses("kafka.bootstrap", "unused").optional();

  private static final Setting<Integer> LIMIT = Setting.port("port", 1);
  private static final NamedSettings LIMITS = new NamedSettings("limits.of.", List.of(LIMIT));

  @TempDir Path directory;

  @Test
  void fallsBackWhereNothingIsSet() {
    Settings settings = reader().read();

    assertThat(settings.get(PORT)).isEqualTo(8080);
    assertThat(settings.get(KAFKA)).isEmpty();
  }

  @Test
  void prefersCommandLineToEnvironmentToFile() throws Exception {
    Path file = file("a.yaml", "http: {port: 1, host: file}\nkafka.bootstrap: 'a:1, b:2'\n");

    Settings settings =
        reader()
            .file(file)
            .environment(Map.of("STREAMGAUGE_HTTP_PORT", "2", "STREAMGAUGE_HTTP_HOST", "env"))
            .option("--port", PORT, "3")
            .read();

    assertThat(settings.get(PORT)).isEqualTo(3);
    assertThat(settings.get(HOST)).isEqualTo("env");
    assertThat(settings.get(KAFKA)).hasValue("a:1, b:2");
  }

  @Test
  void readsProperties() throws Exception {
    Path file = file("a.properties", "http.port=7\n");

    assertThat(reader().file(file).read().get(PORT)).isEqualTo(7);
  }

  @Test
  void hasEverythingBelowAnOpenPrefix() throws Exception {
    Path file = file("a.yaml", "kafka:\n  client:\n    security.protocol: SSL\n");

    Settings settings =
        reader()
            .file(file)
            .environment(Map.of("STREAMGAUGE_KAFKA_CLIENT_SASL_MECHANISM", "PLAIN"))
            .read();

    assertThat(settings.below("kafka.client."))
        .isEqualTo(Map.of("security.protocol", "SSL", "sasl.mechanism", "PLAIN"));
  }

  @Test
  void reportsAllProblemsOfAllSourcesAtOnce() throws Exception {
    Path file = file("a.yaml", "http:\n  port: 99999\n  prot: 1\n");
    SettingsReader reader =
        reader()
            .file(file)
            .environment(Map.of("STREAMGAUGE_KAFKA_BOOTSTRAP", "nowhere"))
            .environment(Map.of("STREAMGAUGE_HTP_PORT", "1"))
            .option("--port", PORT, "eighty");

    String known = "known are http.host, http.port, kafka.bootstrap, kafka.client.*";
    assertThatThrownBy(reader::read)
        .isInstanceOf(SettingsException.class)
        .hasMessage(
            String.join(
                "\n",
                file + ": http.port is '99999', allowed is a port from 0 to 65535",
                file + ": http.prot is unknown, " + known,
                "STREAMGAUGE_KAFKA_BOOTSTRAP: kafka.bootstrap is 'nowhere',"
                    + " allowed is HOST:PORT[,HOST:PORT…]",
                "STREAMGAUGE_HTP_PORT is unknown, " + known,
                "--port: http.port is 'eighty', allowed is a port from 0 to 65535"));
  }

  @Test
  void saysThatTheFileIsMissing() {
    Path file = directory.resolve("none.yaml");

    assertThatThrownBy(() -> reader().file(file).read())
        .isInstanceOf(SettingsException.class)
        .hasMessage(file + " does not exist");
  }

  @Test
  void namesTheLineOfBrokenYaml() throws Exception {
    Path file = file("a.yaml", "http:\n  port: 1\n  port: 2\n");

    assertThatThrownBy(() -> reader().file(file).read())
        .isInstanceOf(SettingsException.class)
        .hasMessageStartingWith(file + " is not YAML, line 3: found duplicate key");
  }

  @Test
  void ignoresVariablesThatKubernetesAndTheLauncherOwn() {
    Map<String, String> foreign =
        Map.of(
            "STREAMGAUGE_PORT", "tcp://10.0.0.1:8080",
            "STREAMGAUGE_SERVICE_HOST", "10.0.0.1",
            "STREAMGAUGE_SERVICE_PORT_HTTP", "8080",
            "STREAMGAUGE_PORT_8080_TCP_ADDR", "10.0.0.1",
            "STREAMGAUGE_HTTP_PORT", "tcp://10.0.0.1:8080",
            "STREAMGAUGE_JAVA_OPTS", "-Xmx1g");

    assertThat(reader().environment(foreign).read().get(PORT)).isEqualTo(8080);
  }

  @Test
  void readsSettingsThatAreGivenForNames() throws Exception {
    Path file = file("a.yaml", "limits:\n  of:\n    shop: {port: 1}\n    eu.shop: {port: 2}\n");

    Settings settings =
        named().file(file).environment(Map.of("STREAMGAUGE_LIMITS_OF_SHOP_PORT", "3")).read();

    Map<String, Settings> byName = settings.each(LIMITS);
    assertThat(byName).containsOnlyKeys("eu.shop", "shop");
    assertThat(byName.get("shop").get(LIMIT)).isEqualTo(3);
    assertThat(byName.get("eu.shop").get(LIMIT)).isEqualTo(2);
  }

  @Test
  void namesWhatIsWrongWithSettingsOfNames() throws Exception {
    Path file = file("a.yaml", "limits:\n  of:\n    shop: {port: high, prot: 1}\n    port: 1\n");

    assertThatThrownBy(() -> named().file(file).read())
        .hasMessage(
            String.join(
                "\n",
                file + ": limits.of.shop.port is 'high', allowed is a port from 0 to 65535",
                file + ": limits.of.shop.prot is unknown, known are http.port, limits.of.NAME.port",
                file + ": limits.of.port is unknown, known are http.port, limits.of.NAME.port"));
  }

  private static SettingsReader named() {
    return new SettingsReader(List.of(PORT), List.of(), List.of(LIMITS));
  }

  private static SettingsReader reader() {
    return new SettingsReader(List.of(PORT, HOST, KAFKA), List.of("kafka.client."));
  }

  private Path file(String name, String text) throws Exception {
    return Files.writeString(directory.resolve(name), text);
  }
}
