package io.streamgauge.service.kafka;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * The {@link Marks} of all partitions of one topic that a consumer group reads. Thread-safe: one
 * thread sets and passes marks, others ask for the time.
 */
public final class TopicMarks {

  private final String topic;
  private final List<Marks> partitions = new ArrayList<>();

  public TopicMarks(String topic) {
    this.topic = topic;
  }

  public String topic() {
    return topic;
  }

  /**
   * Sets a mark in each partition and passes those that the group has come to.
   *
   * @param time what is known once they are passed, epoch milliseconds; empty if there is no news
   * @param offsets asked for after {@code time} was known
   */
  public synchronized void advance(OptionalLong time, GroupOffsets offsets) {
    for (int number = partitions.size(); number < offsets.partitions(topic); number++) {
      partitions.add(new Marks());
    }
    for (int number = 0; number < partitions.size(); number++) {
      Marks marks = partitions.get(number);
      long end = offsets.end(topic, number);
      time.ifPresent(known -> marks.set(known, end));
      marks.pass(offsets.consumed(topic, number));
    }
  }

  /** How many partitions the topic has; 0 while unknown. */
  public synchronized int partitions() {
    return partitions.size();
  }

  /** The time that a partition has come to; empty while unknown. */
  public synchronized OptionalLong passed(int partition) {
    return partition < partitions.size()
        ? partitions.get(partition).passed()
        : OptionalLong.empty();
  }

  /** The time that all partitions have come to; empty while that of any is unknown. */
  public synchronized OptionalLong passed() {
    return earliest(partitions.stream().map(Marks::passed).toList());
  }

  /** The least of some times; empty if there are none or one is unknown. */
  public static OptionalLong earliest(List<OptionalLong> times) {
    return times.stream().allMatch(OptionalLong::isPresent)
        ? times.stream().mapToLong(OptionalLong::getAsLong).min()
        : OptionalLong.empty();
  }
}
