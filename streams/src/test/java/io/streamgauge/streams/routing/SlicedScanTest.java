package io.streamgauge.streams.routing;

import static org.assertj.core.api.Assertions.assertThat;

import io.streamgauge.streams.store.Retention;
import io.streamgauge.streams.window.Resolution;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.Random;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.Stores;
import org.apache.kafka.streams.state.WindowStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SlicedScanTest {

  private static final String STORE = "windows";
  private static final Resolution RESOLUTION = Resolution.TEN_SECONDS;
  private static final long LENGTH = RESOLUTION.millis();
  private static final long SEGMENT = Retention.DEFAULT.segmentOf(RESOLUTION).toMillis();
  private static final long BOUNDARY = 1_795_258_800_000L / SEGMENT * SEGMENT;

  @TempDir private Path directory;
  private TopologyTestDriver driver;
  private WindowStore<String, String> store;

  @BeforeEach
  void open() {
    StreamsBuilder builder = new StreamsBuilder();
    builder.addStateStore(
        Stores.windowStoreBuilder(
            Stores.persistentWindowStore(
                STORE, Retention.DEFAULT.of(RESOLUTION), RESOLUTION.length(), false),
            Serdes.String(),
            Serdes.String()));
    builder.stream("in", Consumed.with(Serdes.String(), Serdes.String()))
        .process(Nothing::new, STORE);
    Properties properties = new Properties();
    properties.put(StreamsConfig.STATE_DIR_CONFIG, directory.toString());
    driver = new TopologyTestDriver(builder.build(), properties);
    store = driver.getWindowStore(STORE);
  }

  @AfterEach
  void close() {
    driver.close();
  }

  @Test
  void readsWhatAPlainScanReads() {
    Random random = new Random(7);
    for (String key : List.of("a\tx", "b\tx", "b\txy", "b\tx y", "b\tz", "b\t\uffee", "c\tx")) {
      fill(key, random);
    }
    for (int i = 0; i < 50; i++) {
      long from = BOUNDARY + (random.nextInt(300) - 150) * LENGTH;
      long last = from + random.nextInt(40) * LENGTH;
      for (String prefix : List.of("b\t", "b\tx", "", "a\t", "d\t")) {
        assertThat(sliced(prefix, from, last))
            .as("%s from %d to %d", prefix, from, last)
            .isEqualTo(plain(prefix, from, last));
      }
    }
  }

  @Test
  void findsKeysThatHaveTheirOnlyWindowInTheRange() {
    for (int i = 0; i < 100; i++) {
      put("b\tfirst", BOUNDARY + i * LENGTH);
      put("b\tlast", BOUNDARY + i * LENGTH);
    }
    put("b\tfirst and more", BOUNDARY + 50 * LENGTH);

    assertThat(sliced("b\t", BOUNDARY + 50 * LENGTH, BOUNDARY + 50 * LENGTH))
        .containsExactlyInAnyOrder(
            "b\tfirst@" + (BOUNDARY + 50 * LENGTH),
            "b\tfirst and more@" + (BOUNDARY + 50 * LENGTH),
            "b\tlast@" + (BOUNDARY + 50 * LENGTH));
  }

  /** Few windows or many, on both sides of the boundary between two segments. */
  private void fill(String key, Random random) {
    boolean dense = random.nextBoolean();
    for (int i = -200; i < 200; i++) {
      if (dense || random.nextInt(30) == 0) {
        put(key, BOUNDARY + i * LENGTH);
      }
    }
  }

  private void put(String key, long start) {
    store.put(key, key + '@' + start, start);
  }

  private List<String> sliced(String prefix, long from, long last) {
    List<String> values = new ArrayList<>();
    new SlicedScan<>(store, prefix, from, last, (key, start, value) -> values.add(value))
        .run(SEGMENT);
    return values;
  }

  private List<String> plain(String prefix, long from, long last) {
    List<String> values = new ArrayList<>();
    try (var entries =
        store.fetch(
            prefix, prefix + '\uffff', Instant.ofEpochMilli(from), Instant.ofEpochMilli(last))) {
      while (entries.hasNext()) {
        var entry = entries.next();
        if (entry.key.key().startsWith(prefix)) {
          values.add(entry.value);
        }
      }
    }
    return values;
  }

  private static final class Nothing extends ContextualProcessor<String, String, Void, Void> {
    @Override
    public void process(Record<String, String> record) {}
  }
}
