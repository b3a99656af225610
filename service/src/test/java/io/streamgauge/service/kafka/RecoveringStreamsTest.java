package io.streamgauge.service.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Materialized;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecoveringStreamsTest {

  private static final String STORE = "counts";
  private static final Duration STOP_WITHIN = Duration.ofSeconds(60);

  @TempDir private Path state;

  @Test
  void startsOverAStoreThatWasBeingWipedWhenItsProcessDied() throws IOException {
    Path leftBehind = halfWipedStore();
    RecoveringStreams streams = recovering();

    streams.start();

    assertThat(streams.get().state().isRunningOrRebalancing()).isTrue();
    assertThat(leftBehind).doesNotExist();
    streams.get().close(Duration.ZERO);
  }

  @Test
  void keepsItsStateWhereNothingIsWrong() {
    RecoveringStreams streams = recovering();
    KafkaStreams first = streams.get();

    streams.start();

    assertThat(streams.get()).isSameAs(first);
    streams.get().close(Duration.ZERO);
  }

  @Test
  void trustsNothingOfARunThatWasNotStoppedInOrder() throws IOException {
    RecoveringStreams killed = recovering();
    killed.start();
    Path leftBehind = stored();
    killed.get().close(STOP_WITHIN); // lets go of the directory, as a kill does

    RecoveringStreams next = recovering();
    next.start();

    assertThat(leftBehind).doesNotExist();
    next.close(CloseOptions.timeout(STOP_WITHIN));
  }

  @Test
  void keepsTheStateOfARunThatWasStopped() throws IOException {
    RecoveringStreams stopped = recovering();
    stopped.start();
    Path leftBehind = stored();
    assertThat(stopped.close(CloseOptions.timeout(STOP_WITHIN))).isTrue();

    RecoveringStreams next = recovering();
    next.start();

    assertThat(leftBehind).exists();
    next.close(CloseOptions.timeout(STOP_WITHIN));
  }

  @Test
  void doesNotForgetAKillWhereTheNextRunNeverStarted() throws IOException {
    RecoveringStreams killed = recovering();
    killed.start();
    Path leftBehind = stored();
    killed.get().close(STOP_WITHIN);
    recovering().close(CloseOptions.timeout(STOP_WITHIN));

    RecoveringStreams next = recovering();
    next.start();

    assertThat(leftBehind).doesNotExist();
    next.close(CloseOptions.timeout(STOP_WITHIN));
  }

  private RecoveringStreams recovering() {
    return new RecoveringStreams(properties(), () -> new KafkaStreams(topology(), properties()));
  }

  /** Something in the directory of a task. */
  private Path stored() throws IOException {
    Path task = Files.createDirectories(state.resolve("recovering/0_1"));
    return Files.createFile(task.resolve("stored"));
  }

  private Path halfWipedStore() throws IOException {
    Path store = state.resolve("recovering/0_0/rocksdb/" + STORE);
    Files.createDirectories(store);
    return Files.createFile(store.resolve("000020.log"));
  }

  /** Without a broker: what is looked at happens before one is needed. */
  private Properties properties() {
    Properties properties = new Properties();
    properties.putAll(
        Map.of(
            "application.id", "recovering",
            "bootstrap.servers", "127.0.0.1:9",
            "state.dir", state.toString(),
            "processing.guarantee", "exactly_once_v2"));
    return properties;
  }

  private static Topology topology() {
    StreamsBuilder builder = new StreamsBuilder();
    builder.table(
        "words",
        Consumed.with(Serdes.String(), Serdes.String()),
        Materialized.<String, String>as(Stores.persistentKeyValueStore(STORE)));
    return builder.build();
  }
}
