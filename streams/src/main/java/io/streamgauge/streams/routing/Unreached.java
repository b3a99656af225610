package io.streamgauge.streams.routing;

import java.util.List;

/**
 * Something that an answer lacks because nobody who holds it could be reached.
 *
 * @param content what is missing, for people
 * @param kinds what is concerned: requests, queries, caches, memory, gauges
 * @param partitions the parts that are missing, from 0
 * @param of how many parts there are
 * @param reason why
 */
record Unreached(
    String content, List<String> kinds, List<Integer> partitions, int of, String reason) {

  Unreached {
    kinds = List.copyOf(kinds);
    partitions = List.copyOf(partitions);
  }
}
