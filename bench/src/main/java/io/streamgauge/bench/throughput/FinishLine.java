package io.streamgauge.bench.throughput;

import io.streamgauge.bench.ClusterTopics;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;

/** When a Streams application has committed all of its input, repartitioned records included. */
final class FinishLine {

  private static final Duration LOOK_EVERY = Duration.ofMillis(10);
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private final ClusterTopics topics;
  private final String application;
  private final List<TopicPartition> input;
  private final Map<TopicPartition, Long> inputEnds;
  private Map<TopicPartition, Long> progress = Map.of();
  private long lastProgress = System.nanoTime();

  /**
   * @param application id of the application, which is its group and the beginning of its topics
   * @param inputTopic the topic that it reads; nothing is published to it any more
   */
  FinishLine(ClusterTopics topics, String application, String inputTopic) {
    this.topics = topics;
    this.application = application;
    this.input = topics.partitions(List.of(inputTopic));
    this.inputEnds = topics.ends(input, IsolationLevel.READ_UNCOMMITTED);
  }

  /**
   * Waits until all is committed, and says when that was, as {@link System#nanoTime()} counts.
   *
   * @throws IllegalStateException if nothing is committed for a minute
   */
  long await() throws InterruptedException {
    while (!committed(input, inputEnds, 0)) {
      pause();
    }
    List<TopicPartition> inner = topics.partitions(repartitions());
    while (!repartitionedCommitted(inner)) {
      pause();
    }
    return System.nanoTime();
  }

  private void pause() throws InterruptedException {
    if (System.nanoTime() - lastProgress > PATIENCE.toNanos()) {
      throw new IllegalStateException(
          "%s has not come further for %d s: it has committed %s, its input ends at %s"
              .formatted(application, PATIENCE.toSeconds(), progress, inputEnds));
    }
    Thread.sleep(LOOK_EVERY.toMillis());
  }

  private List<String> repartitions() {
    Stream<String> own = topics.names().stream().filter(name -> name.startsWith(application + '-'));
    return own.filter(name -> name.endsWith("-repartition")).toList();
  }

  /**
   * Whether repartitioned records are committed. Once no transaction is open, the last entry of a
   * partition is the marker of a commit, which need not be committed itself.
   */
  private boolean repartitionedCommitted(List<TopicPartition> inner) {
    Map<TopicPartition, Long> ends = topics.ends(inner, IsolationLevel.READ_UNCOMMITTED);
    return ends.equals(topics.ends(inner, IsolationLevel.READ_COMMITTED))
        && committed(inner, ends, 1);
  }

  private boolean committed(
      List<TopicPartition> partitions, Map<TopicPartition, Long> ends, int markers) {
    Map<TopicPartition, Long> committed = topics.committed(application);
    if (!committed.equals(progress)) {
      progress = committed;
      lastProgress = System.nanoTime();
    }
    return partitions.stream()
        .allMatch(each -> committed.getOrDefault(each, 0L) >= ends.get(each) - markers);
  }
}
