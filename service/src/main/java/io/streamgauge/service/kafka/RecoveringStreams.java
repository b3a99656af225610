package io.streamgauge.service.kafka;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.util.Properties;
import java.util.function.Supplier;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.errors.ProcessorStateException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A Kafka Streams application that starts, and counts right, whatever a crash has done to its local
 * state. The changelogs hold all of that state, so what cannot be trusted is thrown away and
 * restored from them.
 *
 * <p>Two things go wrong in Kafka Streams (4.3) where a process is killed while it closes a task
 * that failed. It closes the stores, which marks each as closed in order, and only then deletes
 * them: what is left in between looks trustworthy at the next start, and holds what was written in
 * a transaction that was aborted, so that its input is counted twice. And what is left of half a
 * deletion RocksDB refuses to open, every time anew. Therefore nothing is trusted that a process
 * left behind that was not stopped in order. Little is lost: stores are flushed seldom, so Kafka
 * Streams itself would have to wipe most of them.
 *
 * <p>Thread-safe, but for {@link #start} and {@link #close}, which are called once.
 */
public final class RecoveringStreams implements Supplier<KafkaStreams> {

  private static final Logger LOG = LoggerFactory.getLogger(RecoveringStreams.class);

  private final Supplier<KafkaStreams> maker;
  private final RunMark mark;
  private volatile KafkaStreams streams;
  private boolean started;

  /**
   * @param properties what the application is configured with
   * @param maker makes the application, ready to be started
   */
  public RecoveringStreams(Properties properties, Supplier<KafkaStreams> maker) {
    this.maker = requireNonNull(maker, "maker");
    this.mark = new RunMark(directory(properties));
    this.streams = maker.get(); // has locked the directory when it returns
  }

  private static Path directory(Properties properties) {
    return Path.of(
        properties.get(StreamsConfig.STATE_DIR_CONFIG).toString(),
        properties.get(StreamsConfig.APPLICATION_ID_CONFIG).toString());
  }

  /** The application; another one after a start that had to recover. */
  @Override
  public KafkaStreams get() {
    return streams;
  }

  /**
   * Starts and returns.
   *
   * @throws java.io.UncheckedIOException if the directory of the state cannot be written
   */
  public void start() {
    if (mark.isSet()) {
      LOG.info("The last run was not stopped in order; state is restored from its changelogs");
      streams.cleanUp();
    }
    mark.set();
    started = true;
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

  /** Stops; returns whether that was done in time. */
  public boolean close(CloseOptions options) {
    boolean stopped = streams.close(options);
    if (stopped && started) {
      mark.remove();
    }
    return stopped;
  }
}
