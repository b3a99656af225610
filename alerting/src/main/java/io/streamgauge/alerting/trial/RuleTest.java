package io.streamgauge.alerting.trial;

import static java.util.Objects.requireNonNull;

import io.streamgauge.alerting.rules.Place;
import java.time.Instant;
import java.util.List;

/**
 * One test, as it was read and checked.
 *
 * @param place where it stands in the file
 * @param start when its first window begins
 * @param others whether alerts may fire of which no expectation says anything
 */
record RuleTest(
    Place place,
    String name,
    Instant start,
    List<MeasuredSeries> series,
    List<Expectation> expectations,
    boolean others) {

  RuleTest {
    requireNonNull(place, "place");
    requireNonNull(name, "name");
    requireNonNull(start, "start");
    series = List.copyOf(series);
    expectations = List.copyOf(expectations);
  }
}
