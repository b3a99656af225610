package io.streamgauge.streams.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.streamgauge.schemas.Topics;
import io.streamgauge.streams.cardinality.SeriesBudget;
import io.streamgauge.streams.cardinality.VariantSettings;
import io.streamgauge.streams.latency.Dimension;
import io.streamgauge.streams.progress.PipelineClock;
import io.streamgauge.streams.store.Retention;
import io.streamgauge.streams.window.Cadence;
import io.streamgauge.streams.window.TimeMode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AnalyticsTopologyTest {

  /**
   * Names and structure are public interface: they change on purpose only, together with the golden
   * file. All is switched on that can be: without variants, the nodes and stores that have views in
   * their names, and those that report them, are not there.
   */
  @Test
  void isTheGoldenTopology() throws IOException {
    TopologySettings settings =
        new TopologySettings(
            TimeMode.Live.defaults(),
            Retention.DEFAULT,
            Cadence.LIVE,
            SeriesBudget.inOnePartition(SeriesBudget.DEFAULT_PER_SERVICE),
            SeriesBudget.inOnePartition(SeriesBudget.DEFAULT_PER_SERVICE),
            VariantSettings.DEFAULT.reporting(EnumSet.allOf(Dimension.class)),
            PipelineClock.UNKNOWN,
            Map.of("schema.registry.url", "mock://golden"));

    String description = AnalyticsTopology.build(settings).describe().toString();

    assertThat(description.strip()).isEqualTo(golden().strip());
  }

  @Test
  void hasNoPartForVariantsThatNobodyWantsReported() {
    String description =
        AnalyticsTopology.build(
                new TopologySettings(
                    TimeMode.Live.defaults(),
                    Retention.DEFAULT,
                    Cadence.LIVE,
                    Map.of("schema.registry.url", "mock://golden")))
            .describe()
            .toString();

    assertThat(description).doesNotContain("latency-views", Topics.LATENCY_VARIANTS.name());
  }

  private static String golden() throws IOException {
    try (InputStream file =
        AnalyticsTopologyTest.class.getResourceAsStream("/expected_topology.txt")) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
