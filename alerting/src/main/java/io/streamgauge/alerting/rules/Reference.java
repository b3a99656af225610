package io.streamgauge.alerting.rules;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a value is compared with: what the same series had come to before. */
public sealed interface Reference {

  String ALLOWED = "1h ago, 1d ago, 1w ago, usual";

  /**
   * What there was before a window, above 0; empty where that is not known, or is nothing that a
   * part or a multiple could be taken of.
   *
   * @param start start of the window, epoch milliseconds
   */
  Optional<Double> value(Past past, long start, Duration window);

  /** What has to be remembered for it. */
  Reach reach(Duration window);

  /** As rule files write it. */
  String text();

  /** Reads what {@link #text} writes. */
  static Optional<Reference> of(String text) {
    return text.equals(Usual.TEXT)
        ? Optional.of(new Usual())
        : Optional.ofNullable(Ago.TIMES.get(text)).map(Ago::new);
  }

  /** The very window that began some time earlier. */
  record Ago(Duration time) implements Reference {

    private static final Map<String, Duration> TIMES =
        Map.of(
            "1h ago", Duration.ofHours(1),
            "1d ago", Duration.ofDays(1),
            "1w ago", Duration.ofDays(7));

    public Ago {
      requireNonNull(time, "time");
      if (!TIMES.containsValue(time)) {
        throw new IllegalArgumentException("time is " + time + ", allowed is " + ALLOWED);
      }
    }

    @Override
    public Optional<Double> value(Past past, long start, Duration window) {
      long before = start - time.toMillis();
      return past.between(window, before, before + window.toMillis()).stream()
          .map(PastWindow::value)
          .filter(value -> value > 0)
          .findFirst();
    }

    @Override
    public Reach reach(Duration window) {
      return new Reach(window, time);
    }

    @Override
    public String text() {
      return TIMES.entrySet().stream()
          .filter(each -> each.getValue().equals(time))
          .map(Map.Entry::getKey)
          .findFirst()
          .orElseThrow();
    }
  }

  /**
   * The median of the last {@value #WINDOWS} windows before it, once there are {@value #LEAST}. A
   * level that stays becomes the usual one after half of them.
   */
  record Usual() implements Reference {

    static final int WINDOWS = 30;
    static final int LEAST = 10;
    private static final String TEXT = "usual";

    @Override
    public Optional<Double> value(Past past, long start, Duration window) {
      List<Double> values =
          past.between(window, start - WINDOWS * window.toMillis(), start).stream()
              .map(PastWindow::value)
              .sorted()
              .toList();
      return values.size() < LEAST
          ? Optional.empty()
          : Optional.of(median(values)).filter(value -> value > 0);
    }

    private static double median(List<Double> sorted) {
      int middle = sorted.size() / 2;
      return sorted.size() % 2 == 1
          ? sorted.get(middle)
          : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }

    @Override
    public Reach reach(Duration window) {
      return new Reach(window, window.multipliedBy(WINDOWS));
    }

    @Override
    public String text() {
      return TEXT;
    }
  }
}
