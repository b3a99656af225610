package io.streamgauge.collectors.jvm;

import io.streamgauge.collectors.Collector;
import io.streamgauge.collectors.MemorySource;
import io.streamgauge.event.Collection;
import io.streamgauge.event.MemorySample;
import java.util.List;
import java.util.function.Consumer;

/**
 * Memory, collections and load of this JVM: readings when the collector asks for them, and each
 * garbage collection as it ends.
 */
public final class JvmMemory implements MemorySource {

  private final JvmReadings readings = new JvmReadings();
  private final CollectionListener listener;

  private JvmMemory(CollectionListener listener) {
    this.listener = listener;
  }

  /** Publishes this JVM's memory through the collector, until the collector is closed. */
  public static void register(Collector collector) {
    collector.memory().register(listening(collector.memory()::record));
  }

  /** Listens from now on; collections go to {@code collections}, on a thread of the JVM. */
  static JvmMemory listening(Consumer<Collection> collections) {
    CollectionListener listener = new CollectionListener(collections);
    listener.start();
    return new JvmMemory(listener);
  }

  @Override
  public MemorySample read(long now) {
    return readings.read(now);
  }

  /** None: collections are recorded as they end, into the collector's own bounded buffer. */
  @Override
  public List<Collection> drainCollections() {
    return List.of();
  }

  @Override
  public void close() {
    listener.stop();
  }
}
