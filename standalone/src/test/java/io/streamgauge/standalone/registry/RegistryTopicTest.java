package io.streamgauge.standalone.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.streamgauge.schemas.Topics;
import io.streamgauge.standalone.embedded.EmbeddedKafka;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RegistryTopicTest {

  @TempDir Path directory;

  @Test
  void findsItsSchemasAfterTheBrokerWasRestarted() {
    int id;
    try (EmbeddedKafka kafka = EmbeddedKafka.start(directory, 0, true);
        EmbeddedRegistry registry = registry(kafka).start()) {
      id = new Rest(registry.url()).register("s", "\"string\"");
    }

    try (EmbeddedKafka kafka = EmbeddedKafka.start(directory, 0, true);
        EmbeddedRegistry registry = registry(kafka).start()) {
      Rest rest = new Rest(registry.url());
      assertThat(rest.get("/schemas/ids/" + id + "/schema").body()).isEqualTo("\"string\"");
      assertThat(rest.register("t", "\"int\"")).isEqualTo(id + 1);
    }
  }

  @Test
  void refusesATopicThatForgets() throws Exception {
    try (EmbeddedKafka kafka = EmbeddedKafka.start(directory, 0, false);
        Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()));
        EmbeddedRegistry registry = registry(kafka)) {
      NewTopic topic = new NewTopic(Topics.SCHEMAS, Optional.of(1), Optional.empty());
      admin.createTopics(List.of(topic)).all().get();

      assertThatThrownBy(registry::start)
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining(Topics.SCHEMAS)
          .hasMessageContaining("cleanup.policy=delete");
    }
  }

  private static EmbeddedRegistry registry(EmbeddedKafka kafka) {
    return new EmbeddedRegistry(kafka.bootstrapServers(), "127.0.0.1", 0);
  }
}
