package io.streamgauge.standalone.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Judges one round: each expected rule fires because of its phase, is resolved in the end, and none
 * fires while all is well.
 *
 * @param findings a line for each expected rule that did as it should
 * @param pending a line for each that has not fired, or not been resolved yet
 * @param falseAlarms a line for each alert that fired for what happened while all was well
 * @param others a line for each other alert that no phase was to lead to, which may be due to the
 *     machine
 */
record Verdict(
    List<String> findings, List<String> pending, List<String> falseAlarms, List<String> others) {

  /** Windows, holding times and the evidence for growth take this long even in short phases. */
  private static final Duration TIME_TO_FIRE = Duration.ofSeconds(45);

  Verdict {
    findings = List.copyOf(findings);
    pending = List.copyOf(pending);
    falseAlarms = List.copyOf(falseAlarms);
    others = List.copyOf(others);
  }

  /**
   * Judges what happened.
   *
   * @param periods the phases of the round, in order
   */
  static Verdict of(List<Period> periods, List<Episode> episodes) {
    List<String> findings = new ArrayList<>();
    List<String> pending = new ArrayList<>();
    for (Period period : periods) {
      for (String rule : period.phase().expectedRules()) {
        judge(rule, period, episodes, findings, pending);
      }
    }
    return new Verdict(
        findings, pending, falseAlarms(periods, episodes), others(periods, episodes));
  }

  /** Whether each rule that a phase is to make fire has done so. */
  static boolean hasFired(Period period, List<Episode> episodes) {
    return period.phase().expectedRules().stream()
        .allMatch(rule -> !caused(rule, period, episodes).isEmpty());
  }

  boolean isGood() {
    return pending.isEmpty() && falseAlarms.isEmpty();
  }

  private static void judge(
      String rule,
      Period period,
      List<Episode> episodes,
      List<String> findings,
      List<String> pending) {
    List<Episode> caused = caused(rule, period, episodes);
    String title = "%s in phase '%s'".formatted(rule, period.phase().title());
    long firing = caused.stream().filter(episode -> episode.resolved().isEmpty()).count();
    if (caused.isEmpty()) {
      pending.add(title + " did not fire");
    } else if (firing > 0) {
      pending.add("%s is still firing for %d series".formatted(title, firing));
    } else {
      findings.add(finding(rule, period, caused));
    }
  }

  private static String finding(String rule, Period period, List<Episode> caused) {
    return "%-16s fired %3d s into '%s' (%d series), resolved %3d s after its end"
        .formatted(
            rule,
            seconds(period.start(), caused.get(0).fired()),
            period.phase().title(),
            caused.size(),
            seconds(period.end(), lastResolved(caused)));
  }

  private static List<String> falseAlarms(List<Period> periods, List<Episode> episodes) {
    return episodes.stream()
        .filter(episode -> isFalseAlarm(episode, periods))
        .map(
            episode ->
                "%s fired for %s while all was well".formatted(episode.rule(), episode.series()))
        .toList();
  }

  /** What began before the first phase is due to the start of everything at once. */
  private static boolean isFalseAlarm(Episode episode, List<Period> periods) {
    Period healthy = periods.get(0);
    return isExpectedSomewhere(episode.rule(), periods)
        && !episode.began().isBefore(healthy.start())
        && episode.fired().isBefore(healthy.end());
  }

  private static List<String> others(List<Period> periods, List<Episode> episodes) {
    return episodes.stream()
        .filter(episode -> !isFalseAlarm(episode, periods))
        .filter(episode -> periods.stream().noneMatch(period -> isExpected(episode, period)))
        .map(episode -> other(episode, during(episode, periods)))
        .toList();
  }

  private static boolean isExpected(Episode episode, Period period) {
    return period.phase().expectedRules().contains(episode.rule()) && isCaused(episode, period);
  }

  private static Period during(Episode episode, List<Period> periods) {
    return periods.stream()
        .filter(period -> !episode.fired().isBefore(period.start()))
        .reduce((earlier, later) -> later)
        .orElse(periods.get(0));
  }

  private static String other(Episode episode, Period period) {
    return "%-16s fired %3d s into '%s' for %s, %s"
        .formatted(
            episode.rule(),
            seconds(period.start(), episode.fired()),
            period.phase().title(),
            episode.series(),
            episode.resolved().isPresent() ? "and was resolved" : "and still does");
  }

  private static List<Episode> caused(String rule, Period period, List<Episode> episodes) {
    return episodes.stream()
        .filter(episode -> episode.rule().equals(rule) && isCaused(episode, period))
        .toList();
  }

  private static boolean isCaused(Episode episode, Period period) {
    Duration time = period.length().compareTo(TIME_TO_FIRE) > 0 ? period.length() : TIME_TO_FIRE;
    return !episode.fired().isBefore(period.start())
        && episode.fired().isBefore(period.start().plus(time));
  }

  private static boolean isExpectedSomewhere(String rule, List<Period> periods) {
    return periods.stream().anyMatch(period -> period.phase().expectedRules().contains(rule));
  }

  private static Instant lastResolved(List<Episode> episodes) {
    return episodes.stream()
        .map(Episode::resolved)
        .flatMap(Optional::stream)
        .max(Instant::compareTo)
        .orElseThrow();
  }

  private static long seconds(Instant from, Instant to) {
    return Duration.between(from, to).toSeconds();
  }
}
