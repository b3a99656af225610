package io.streamgauge.streams.latency;

import io.streamgauge.metric.LatencyDelta;
import io.streamgauge.service.kafka.StreamsProperties;
import io.streamgauge.streams.store.StoreNames;
import io.streamgauge.streams.window.Resolution;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.state.Stores;
import org.apache.kafka.streams.state.WindowStore;

/** The product's store of 10 s windows, with its settings of RocksDB, without a broker. */
final class RocksDbWindows {

  private RocksDbWindows() {}

  static WindowStore<String, LatencyDelta> open(Path directory, Serde<LatencyDelta> values) {
    StreamsProperties properties =
        new StreamsProperties(
            "bench", "unused:9092", directory, 1, Duration.ofSeconds(1), Map.of());
    MockProcessorContext<Void, Void> context =
        new MockProcessorContext<>(properties.toProperties(), new TaskId(0, 0), directory.toFile());
    Resolution resolution = Resolution.TEN_SECONDS;
    WindowStore<String, LatencyDelta> store =
        Stores.windowStoreBuilder(
                Stores.persistentWindowStore(
                    StoreNames.LATENCY.windows(resolution),
                    Duration.ofHours(6),
                    resolution.length(),
                    false),
                Serdes.String(),
                values)
            .withLoggingDisabled()
            .build();
    store.init(context.getStateStoreContext(), store);
    return store;
  }
}
