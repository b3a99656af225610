package io.streamgauge.service.kafka;

import static java.util.Objects.requireNonNull;

import java.util.function.Supplier;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.errors.ProcessorStateException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A Kafka Streams application that starts whatever a crash has done to its local state. A process
 * that is killed while a store is opened or wiped leaves files that RocksDB refuses, and Kafka
 * Streams (4.3) then fails to start, every time anew. The changelogs hold all of the state, so what
 * cannot be opened is thrown away and restored from them.
 *
 * <p>Thread-safe, but for {@link #start}, which is called once.
 */
public final class RecoveringStreams implements Supplier<KafkaStreams> {

  private static final Logger LOG = LoggerFactory.getLogger(RecoveringStreams.class);

  private final Supplier<KafkaStreams> maker;
  private volatile KafkaStreams streams;

  /**
   * @param maker makes the application, ready to be started
   */
  public RecoveringStreams(Supplier<KafkaStreams> maker) {
    this.maker = requireNonNull(maker, "maker");
    this.streams = maker.get();
  }

  /** The application; another one after a start that had to recover. */
  @Override
  public KafkaStreams get() {
    return streams;
  }

  /** Starts and returns. */
  public void start() {
    try {
      streams.start();
    } catch (ProcessorStateException e) {
      LOG.warn("Local state cannot be opened; it is restored from its changelogs", e);
      streams.close();
      streams = maker.get();
      streams.cleanUp();
      streams.start();
    }
  }
}
