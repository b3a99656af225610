package io.streamgauge.service.feed;

import java.util.HashMap;
import java.util.Map;

/**
 * Next offsets to read: of the partitions of some topics, by the topic's name. Immutable.
 *
 * <p>Their generation tells which topics they are of: offsets in topics that have been deleted and
 * created anew since mean something else.
 */
public final class Offsets {

  private final int generation;
  private final Map<String, long[]> byTopic = new HashMap<>();

  /** A copy; each array has the offset of each partition. */
  Offsets(int generation, Map<String, long[]> byTopic) {
    this.generation = generation;
    byTopic.forEach((topic, offsets) -> this.byTopic.put(topic, offsets.clone()));
  }

  int generation() {
    return generation;
  }

  /** A copy of the offsets of a topic's partitions. */
  long[] of(String topic) {
    return byTopic.get(topic).clone();
  }
}
