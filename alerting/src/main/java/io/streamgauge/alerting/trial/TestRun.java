package io.streamgauge.alerting.trial;

import io.streamgauge.alert.Alert;
import io.streamgauge.alert.AlertState;
import io.streamgauge.alerting.lifecycle.Observation;
import io.streamgauge.alerting.rules.Place;
import io.streamgauge.alerting.rules.Rules;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;

/** One run of one test: windows go by, and alerts are held against what is expected of them. */
final class TestRun {

  /** What urges most comes first. */
  private static final List<AlertState> BY_URGENCY =
      List.of(
          AlertState.FIRING,
          AlertState.NO_DATA,
          AlertState.SUPPRESSED,
          AlertState.PENDING,
          AlertState.RESOLVED,
          AlertState.INACTIVE,
          AlertState.UNKNOWN);

  record Failure(Place place, String what) {}

  private final RuleTest test;
  private final Rehearsal rehearsal;
  private final long start;
  private final Map<String, Alert> alerts = new LinkedHashMap<>();
  private final List<Failure> failures = new ArrayList<>();

  TestRun(RuleTest test, Rules rules) {
    this.test = test;
    this.rehearsal = new Rehearsal(rules, (id, alert) -> told(alert));
    this.start = test.start().toEpochMilli();
  }

  List<Failure> failures() {
    NavigableMap<Long, List<Observation>> windows = new WindowSequence(start).of(test.series());
    long step = test.series().stream().mapToLong(it -> it.window().toMillis()).min().orElse(10_000);
    long last =
        Math.max(
            windows.isEmpty() ? start : windows.lastKey(),
            start
                + test.expectations().stream().mapToLong(it -> it.at().toMillis()).max().orElse(0));
    List<Expectation> coming = new ArrayList<>(test.expectations());
    coming.sort(Comparator.comparing(Expectation::at));
    for (long now = start; now <= last; now += step) {
      windows.getOrDefault(now, List.of()).forEach(rehearsal::observe);
      rehearsal.advance(now);
      long next = now + step;
      coming.removeIf(each -> start + each.at().toMillis() < next && check(each));
    }
    failures.sort(Comparator.comparing(Failure::place));
    return failures;
  }

  private void told(Alert alert) {
    alerts.put(alert.getId(), alert);
    if (alert.getState() == AlertState.FIRING
        && !test.others()
        && test.expectations().stream().noneMatch(each -> each.isAbout(alert))) {
      failures.add(
          new Failure(
              test.place(),
              "nothing is expected of %s of %s, %s, but it fires at %s: %s"
                  .formatted(
                      alert.getRule(),
                      alert.getService(),
                      alert.getSeries(),
                      time(alert.getAt()),
                      alert.getSummary())));
    }
  }

  /** Always true: it is done with. */
  private boolean check(Expectation expected) {
    List<Alert> found =
        alerts.values().stream()
            .filter(expected::isAbout)
            .sorted(Comparator.comparing(alert -> BY_URGENCY.indexOf(alert.getState())))
            .toList();
    AlertState state = found.isEmpty() ? AlertState.INACTIVE : found.get(0).getState();
    if (state != expected.state()) {
      fail(expected, "state is %s%s".formatted(word(state), since(found)), word(expected.state()));
    } else if (!found.isEmpty()) {
      checkDetails(expected, found.get(0));
    }
    return true;
  }

  private void checkDetails(Expectation expected, Alert found) {
    if (expected.severity().filter(it -> it != found.getSeverity()).isPresent()) {
      fail(expected, "severity is " + found.getSeverity(), expected.severity().get().toString());
    }
    if (expected.value().isPresent() && differ(expected.value().getAsDouble(), found.getValue())) {
      fail(
          expected,
          "value is " + found.getValue(),
          Double.toString(expected.value().getAsDouble()));
    }
    if (expected.summary().filter(it -> !it.equals(found.getSummary())).isPresent()) {
      fail(expected, "summary is '" + found.getSummary() + "'", expected.summary().get());
    }
  }

  private static boolean differ(double expected, double found) {
    return Math.abs(expected - found) > 1e-9 * Math.max(1, Math.abs(expected));
  }

  private void fail(Expectation expected, String found, String wanted) {
    failures.add(
        new Failure(
            expected.place(),
            "at %s, %s: %s, expected is %s"
                .formatted(
                    time(start + expected.at().toMillis()), expected.name(), found, wanted)));
  }

  private String since(List<Alert> found) {
    return found.isEmpty()
        ? ""
        : " since %s (%s)".formatted(time(found.get(0).getAt()), found.get(0).getSummary());
  }

  private String time(long at) {
    Duration since = Duration.ofMillis(at - start);
    return since.toMillis() % 1000 == 0 ? since.toSeconds() + "s" : since.toMillis() + "ms";
  }

  private static String word(AlertState state) {
    return ExpectationCheck.word(state);
  }
}
