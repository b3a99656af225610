package io.streamgauge.standalone.importers;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What became of one file.
 *
 * @param requests requests read
 * @param queries database statements read
 * @param collections garbage collections read
 * @param memory readings of memory
 * @param gauges readings of gauges
 * @param skipped what was passed over, counted by reason
 */
public record ImportResult(
    long requests,
    long queries,
    long collections,
    long memory,
    long gauges,
    Map<String, Long> skipped) {

  public ImportResult {
    skipped = Collections.unmodifiableMap(new LinkedHashMap<>(skipped));
  }

  /** All events. */
  public long events() {
    return requests + queries + collections + memory + gauges;
  }

  /** All that was passed over. */
  public long skippedInAll() {
    return skipped.values().stream().mapToLong(Long::longValue).sum();
  }
}
