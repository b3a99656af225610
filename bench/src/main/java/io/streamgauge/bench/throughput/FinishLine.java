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
  private static final Duration LIMIT = Duration.ofMinutes(10);

  private final ClusterTopics topics;
  private final String application;
  private final List<TopicPartition> input;
  private final Map<TopicPartition, Long> inputEnds;

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
   * @throws IllegalStateException if that takes ten minutes
   */
  long await() throws InterruptedException {
    long deadline = System.nanoTime() + LIMIT.toNanos();
    while (!inputCommitted()) {
      pause(deadline);
    }
    List<TopicPartition> inner = topics.partitions(repartitions());
    while (!committed(inner)) {
      pause(deadline);
    }
    return System.nanoTime();
  }

  private void pause(long deadline) throws InterruptedException {
    if (System.nanoTime() > deadline) {
      throw new IllegalStateException(
          "not done within %d min: committed %s of %s"
              .formatted(LIMIT.toMinutes(), topics.committed(application), inputEnds));
    }
    Thread.sleep(LOOK_EVERY.toMillis());
  }

  private boolean inputCommitted() {
    Map<TopicPartition, Long> committed = topics.committed(application);
    return input.stream().allMatch(each -> committed.getOrDefault(each, 0L) >= inputEnds.get(each));
  }

  private List<String> repartitions() {
    Stream<String> own = topics.names().stream().filter(name -> name.startsWith(application + '-'));
    return own.filter(name -> name.endsWith("-repartition")).toList();
  }

  /**
   * Whether repartitioned records are committed. Once no transaction is open, the last entry of a
   * partition is the marker of a commit, which need not be committed itself.
   */
  private boolean committed(List<TopicPartition> inner) {
    Map<TopicPartition, Long> ends = topics.ends(inner, IsolationLevel.READ_UNCOMMITTED);
    if (!ends.equals(topics.ends(inner, IsolationLevel.READ_COMMITTED))) {
      return false;
    }
    Map<TopicPartition, Long> committed = topics.committed(application);
    return inner.stream().allMatch(each -> committed.getOrDefault(each, 0L) >= ends.get(each) - 1);
  }
}
