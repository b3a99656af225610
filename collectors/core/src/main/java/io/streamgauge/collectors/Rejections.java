package io.streamgauge.collectors;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Events that were never valid: counted all, logged once for each thing that can be wrong. */
final class Rejections {

  private static final Logger log = LoggerFactory.getLogger(Collector.class);

  private final LongAdder count = new LongAdder();
  private final Set<String> logged = ConcurrentHashMap.newKeySet();

  /**
   * @param what the thing that is wrong, for example "duration of a request"
   * @param value what it was
   * @param allowed what it may be
   */
  void reject(String what, Object value, String allowed) {
    count.increment();
    if (logged.add(what)) {
      log.warn(
          "Rejected: {} is {}, allowed is {}. Further ones are counted and not logged.",
          what,
          value,
          allowed);
    }
  }

  long count() {
    return count.sum();
  }
}
