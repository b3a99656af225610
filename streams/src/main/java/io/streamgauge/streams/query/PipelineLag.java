package io.streamgauge.streams.query;

import java.util.Collection;
import java.util.OptionalDouble;
import java.util.function.Predicate;
import org.apache.kafka.streams.TaskMetadata;

/**
 * How far the tasks of this process are behind what was published.
 *
 * @param records records that wait in topics of events and between the steps of the topology
 * @param seconds how long everything that a task took in lately had been under way, of the task
 *     where that is longest; empty if nothing was taken in lately
 */
public record PipelineLag(long records, OptionalDouble seconds) {

  static final PipelineLag NONE = new PipelineLag(0, OptionalDouble.empty());

  private static final double MOST_SECONDS = 10;

  /**
   * Adds up what waits for tasks.
   *
   * @param transactional whether a topic is written in transactions: such a one ends with a marker
   *     that nobody takes in
   */
  public static PipelineLag of(
      Collection<TaskMetadata> tasks, Predicate<String> transactional, OptionalDouble seconds) {
    long records = 0;
    for (TaskMetadata task : tasks) {
      for (var end : task.endOffsets().entrySet()) {
        long taken = Math.max(0, task.committedOffsets().getOrDefault(end.getKey(), 0L));
        long marker = transactional.test(end.getKey().topic()) ? 1 : 0;
        records += Math.max(0, end.getValue() - taken - marker);
      }
    }
    return new PipelineLag(records, seconds);
  }

  /**
   * Whether answers are older than they should be. What waits is no lag while it is taken in soon,
   * and what comes late from a collector that had no connection is none if nothing waits.
   */
  boolean isBehind() {
    return records > 0 && seconds.orElse(Double.POSITIVE_INFINITY) > MOST_SECONDS;
  }

  /** Whether events before an instant may be missing. Both in epoch milliseconds. */
  boolean isBehind(long to, long now) {
    return isBehind() && (seconds.isEmpty() || to > now - seconds.getAsDouble() * 1e3);
  }
}
