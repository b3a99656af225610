package io.streamgauge.bench.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** What a measurement came to. */
public interface Report {

  /** For people. */
  String text();

  /** For machines. */
  ObjectNode json(ObjectMapper mapper);
}
