package io.streamgauge.alerting.baseline;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/**
 * Alarms held against what is known to have been wrong. Something is caught if an alarm is on at
 * some time of it, its ends included; the delay is until the first one is. An alarm that is not on
 * at any such time is false. Times are epoch seconds.
 */
record Scored(int labels, List<Long> delays, int trueAlarms, int falseAlarms) {

  /** From the first time to the last one, both included. */
  record Span(long start, long end) {

    static Span at(long time) {
      return new Span(time, time);
    }

    private boolean meets(Span other) {
      return start <= other.end && other.start <= end;
    }
  }

  static Scored of(List<Span> labels, Collection<Span> alarms) {
    List<Long> delays = new ArrayList<>();
    for (Span label : labels) {
      alarms.stream()
          .filter(label::meets)
          .mapToLong(alarm -> Math.max(0, alarm.start() - label.start()))
          .min()
          .ifPresent(delays::add);
    }
    int right =
        (int) alarms.stream().filter(alarm -> labels.stream().anyMatch(alarm::meets)).count();
    return new Scored(labels.size(), delays, right, alarms.size() - right);
  }

  int caught() {
    return delays.size();
  }

  double recall() {
    return (double) caught() / labels;
  }

  double precision() {
    return (double) trueAlarms / (trueAlarms + falseAlarms);
  }

  /** In seconds; of an even number the lower one, 0 of none. */
  double medianDelay() {
    return delays.stream()
        .mapToLong(Long::longValue)
        .sorted()
        .skip(Math.max(0, delays.size() - 1) / 2)
        .findFirst()
        .orElse(0);
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "%d of %d caught (recall %.2f), %d true and %d false alarms (precision %.2f),"
            + " median delay %.0f s",
        caught(),
        labels,
        recall(),
        trueAlarms,
        falseAlarms,
        precision(),
        medianDelay());
  }
}
