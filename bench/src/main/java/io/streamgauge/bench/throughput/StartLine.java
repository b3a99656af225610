package io.streamgauge.bench.throughput;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.consumer.ConsumerInterceptor;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/**
 * When the first record was read, and which threads have been reading since. Thread-safe.
 *
 * <p>It is handed to the consumers of a measured application as a property, see {@link #consumer}.
 */
final class StartLine {

  private static final String PROPERTY = "bench.start.line";
  private static final long NOT_YET = Long.MIN_VALUE;
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private final AtomicLong start = new AtomicLong(NOT_YET);
  private final Map<Long, Long> cpuAtStart = new ConcurrentHashMap<>();

  /** Properties of the consumer that is to be watched. */
  Map<String, Object> consumer() {
    return Map.of("interceptor.classes", Watch.class.getName(), PROPERTY, this);
  }

  /** Notes that the calling thread has read records. */
  void cross() {
    long thread = Thread.currentThread().getId();
    if (!cpuAtStart.containsKey(thread)) {
      start.compareAndSet(NOT_YET, System.nanoTime());
      cpuAtStart.put(thread, THREADS.getCurrentThreadCpuTime());
    }
  }

  /** What has been done since the first record was read. */
  Reading until(long endNanos, long units) {
    if (start.get() == NOT_YET) {
      throw new IllegalStateException("no record was read");
    }
    return new Reading(units, endNanos - start.get(), cpuNanos());
  }

  /** Processor time of the threads, which must be alive. */
  private long cpuNanos() {
    return cpuAtStart.entrySet().stream()
        .mapToLong(entry -> THREADS.getThreadCpuTime(entry.getKey()) - entry.getValue())
        .sum();
  }

  /** Crosses the line with the first records. Made by Kafka. */
  public static final class Watch implements ConsumerInterceptor<Object, Object> {

    private StartLine line;

    /** For Kafka, which configures it next. */
    public Watch() {}

    @Override
    public void configure(Map<String, ?> properties) {
      line = (StartLine) properties.get(PROPERTY);
    }

    @Override
    public ConsumerRecords<Object, Object> onConsume(ConsumerRecords<Object, Object> records) {
      if (!records.isEmpty()) {
        line.cross();
      }
      return records;
    }

    @Override
    public void onCommit(Map<TopicPartition, OffsetAndMetadata> offsets) {}

    @Override
    public void close() {}
  }
}
