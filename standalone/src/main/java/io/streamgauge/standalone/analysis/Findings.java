package io.streamgauge.standalone.analysis;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What an analysis found; each part is shaped as its HTTP answer.
 *
 * @param alerts every transition, in the order of time
 * @param skipped what was passed over in the files, counted by reason
 */
public record Findings(
    JsonNode requests,
    JsonNode queries,
    JsonNode caches,
    JsonNode memory,
    JsonNode gauges,
    List<JsonNode> alerts,
    Map<String, Long> skipped) {

  public Findings {
    alerts = List.copyOf(alerts);
    skipped = Collections.unmodifiableMap(new TreeMap<>(skipped));
  }
}
