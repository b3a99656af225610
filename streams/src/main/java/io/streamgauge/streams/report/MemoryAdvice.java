package io.streamgauge.streams.report;

import java.time.Duration;
import java.util.List;

/** Instances whose memory grows by what survives collection, with the time that is left. */
final class MemoryAdvice {

  private static final double A_DAY = Duration.ofDays(1).toSeconds();

  private MemoryAdvice() {}

  static List<Advice> of(ServiceEvidence evidence) {
    return evidence.growing().stream().map(MemoryAdvice::advice).toList();
  }

  private static Advice advice(HeapGrowth growth) {
    boolean soon = growth.exhaustion() != null && growth.exhaustion() <= A_DAY;
    return Advice.of(
        soon ? Advice.Urgency.ENDS : Advice.Urgency.GROWS,
        soon ? -growth.exhaustion() : growth.growth(),
        "memory-growth",
        growth.instance(),
        summary(growth),
        new Numbers()
            .put("growth", growth.growth())
            .put("view", growth.view())
            .put("floor", growth.floor())
            .putKnown("limit", growth.limit())
            .putKnown("exhaustionSeconds", growth.exhaustion())
            .put("at", growth.at())
            .toMap());
  }

  private static String summary(HeapGrowth growth) {
    String grows =
        "What survives collection in %s grows by %s a minute (seen in the last %s) and has come to %s"
            .formatted(
                growth.instance(),
                Wording.bytes(growth.growth() * 60),
                Wording.duration(growth.view()),
                Wording.bytes(growth.floor()));
    if (growth.limit() == null || growth.exhaustion() == null) {
      return grows + "; the limit of its heap is not known. Find what is kept.";
    }
    return "%s of %s: at this pace it is full in %s. Find what is kept."
        .formatted(grows, Wording.bytes(growth.limit()), Wording.duration(growth.exhaustion()));
  }
}
