package io.streamgauge.streams.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.streamgauge.schemas.Topics;
import io.streamgauge.streams.store.Retention;
import io.streamgauge.streams.store.StoreNames;
import io.streamgauge.streams.topology.AnalyticsTopology;
import io.streamgauge.streams.topology.TopologySettings;
import io.streamgauge.streams.window.Cadence;
import io.streamgauge.streams.window.Resolution;
import io.streamgauge.streams.window.TimeMode;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class StoreGroupsTest {

  private static final Map<String, String> SERDES = Map.of("schema.registry.url", "mock://groups");

  private final StoreGroups groups =
      new StoreGroups(
          AnalyticsTopology.build(
              new TopologySettings(
                  TimeMode.Live.defaults(), Retention.DEFAULT, Cadence.LIVE, SERDES)),
          "app");

  @Test
  void knowsEveryStoreThatIsAskedForAndWhatFillsIt() {
    for (String store : new StoreValues("app", SERDES).stores()) {
      assertThat(groups.has(store)).as(store).isTrue();
    }
    assertThat(groups.of(StoreNames.LATENCY.windows(Resolution.ONE_HOUR)).inputs(3))
        .containsExactly(new TopicPartition("app-latency-deltas-repartition", 3));
    assertThat(groups.of(StoreNames.TALLIES).topics())
        .contains(Topics.REQUESTS.name(), Topics.MEMORY.name(), Topics.LATENCY_DELTAS.name());
    assertThat(groups.of(StoreNames.LATENCY.open()))
        .isEqualTo(groups.of(StoreNames.LATENCY_SERIES))
        .isNotEqualTo(groups.of(StoreNames.LATENCY_OVERFLOW.open()));
  }

  @Test
  void refusesAStoreThatIsNotThere() {
    assertThatThrownBy(() -> groups.of("latency-2s")).hasMessageContaining("latency-2s");
  }
}
