package io.streamgauge.alerting.lifecycle;

import io.streamgauge.alerting.baseline.Baseline;
import io.streamgauge.alerting.baseline.Expectation;
import io.streamgauge.alerting.lifecycle.Memory.Lesson;
import io.streamgauge.alerting.lifecycle.Verdict.Level;
import io.streamgauge.alerting.rules.Deviation;
import io.streamgauge.alerting.rules.Past;
import io.streamgauge.alerting.rules.PastWindow;
import io.streamgauge.alerting.rules.Reading;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The past of an alert whose rule goes by what was learnt, which is kept in a memory. */
final class Learnt implements Past {

  private final String alertId;
  private final Memory memory;
  private final Past past;
  private final Baseline baseline;

  Learnt(Deviation condition, Duration window, String alertId, Memory memory, Past past) {
    this.alertId = alertId;
    this.memory = memory;
    this.past = past;
    this.baseline =
        Baseline.read(
            condition.settings(window),
            memory.learnt(alertId, Lesson.RECENT),
            memory.learnt(alertId, Lesson.SEASON));
  }

  @Override
  public List<PastWindow> between(Duration resolution, long from, long to) {
    return past.between(resolution, from, to);
  }

  @Override
  public Optional<Expectation> expected(long start) {
    return baseline.expected(start);
  }

  /** Learns a complete window that was judged. */
  void learn(Reading reading, Optional<Verdict> verdict) {
    boolean isBeyond = verdict.filter(it -> it.level() == Level.BREACH).isPresent();
    if (baseline.learn(reading.start(), reading.value(), isBeyond)) {
      memory.learnt(alertId, Lesson.RECENT, baseline.recent());
      if (baseline.seasonChanged()) {
        memory.learnt(alertId, Lesson.SEASON, baseline.season());
      }
    }
  }
}
