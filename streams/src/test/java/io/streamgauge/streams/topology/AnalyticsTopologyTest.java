package io.streamgauge.streams.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.streamgauge.streams.store.Retention;
import io.streamgauge.streams.window.Cadence;
import io.streamgauge.streams.window.TimeMode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AnalyticsTopologyTest {

  /**
   * Names and structure are public interface: they change on purpose only, together with the golden
   * file.
   */
  @Test
  void isTheGoldenTopology() throws IOException {
    TopologySettings settings =
        new TopologySettings(
            TimeMode.Live.defaults(),
            Retention.DEFAULT,
            Cadence.LIVE,
            Map.of("schema.registry.url", "mock://golden"));

    String description = AnalyticsTopology.build(settings).describe().toString();

    assertThat(description.strip()).isEqualTo(golden().strip());
  }

  private static String golden() throws IOException {
    try (InputStream file =
        AnalyticsTopologyTest.class.getResourceAsStream("/expected_topology.txt")) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
