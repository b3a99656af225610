package io.streamgauge.alerting.rules;

import java.time.Duration;
import java.util.List;

/**
 * The ratio of all events of a span of time that ends with a window: the windows' ratios weighed by
 * their events, which is exact. What lies many hours back is taken from windows of an hour.
 */
final class PastRatio {

  private static final Duration HOUR = Duration.ofHours(1);

  /** Spans up to this are added up from the windows that are judged. */
  private static final Duration FINE = Duration.ofHours(6);

  private final Past past;
  private final Reading reading;

  PastRatio(Past past, Reading reading) {
    this.past = past;
    this.reading = reading;
  }

  /** What {@link #over} needs. */
  static List<Reach> reaches(Duration window, Duration span) {
    return span.compareTo(FINE) <= 0
        ? List.of(new Reach(window, span))
        : List.of(new Reach(window, HOUR.multipliedBy(2)), new Reach(HOUR, span));
  }

  /** Not a number where there was no event. */
  double over(Duration span) {
    long end = reading.start() + reading.length().toMillis();
    Sum sum = new Sum();
    sum.add(reading.value(), reading.samples());
    if (span.compareTo(FINE) <= 0) {
      sum.addAll(past.between(reading.length(), end - span.toMillis(), reading.start()));
    } else {
      addHours(end - span.toMillis(), sum);
    }
    return sum.bad / sum.all;
  }

  /** Whole hours, and what came after the last one of them that is known. */
  private void addHours(long from, Sum sum) {
    long thisHour = Math.floorDiv(reading.start(), HOUR.toMillis()) * HOUR.toMillis();
    List<PastWindow> hours = past.between(HOUR, from, thisHour);
    long lastHour = thisHour - HOUR.toMillis();
    boolean lastIsKnown = !hours.isEmpty() && hours.get(hours.size() - 1).start() == lastHour;
    sum.addAll(hours);
    sum.addAll(past.between(reading.length(), lastIsKnown ? thisHour : lastHour, reading.start()));
  }

  private static final class Sum {
    private double bad;
    private double all;

    private void add(double ratio, long events) {
      bad += ratio * events;
      all += events;
    }

    private void addAll(List<PastWindow> windows) {
      windows.forEach(window -> add(window.value(), window.samples()));
    }
  }
}
