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
 * @param findings a line for each expected rule
 * @param problems a line for each thing that went otherwise
 */
record Verdict(List<String> findings, List<String> problems) {

  /** Windows, holding times and the evidence for growth take this long even in short phases. */
  private static final Duration TIME_TO_FIRE = Duration.ofSeconds(45);

  Verdict {
    findings = List.copyOf(findings);
    problems = List.copyOf(problems);
  }

  /**
   * Judges what happened.
   *
   * @param periods the phases of the round, in order
   */
  static Verdict of(List<Period> periods, List<Episode> episodes) {
    List<String> findings = new ArrayList<>();
    List<String> problems = new ArrayList<>();
    for (Period period : periods) {
      for (String rule : period.phase().expectedRules()) {
        judge(rule, period, episodes, findings, problems);
      }
    }
    Period healthy = periods.get(0);
    episodes.stream()
        .filter(episode -> isExpectedSomewhere(episode.rule(), periods))
        .filter(episode -> episode.fired().isBefore(healthy.end()))
        .map(
            episode ->
                "%s fired for %s while all was well".formatted(episode.rule(), episode.series()))
        .forEach(problems::add);
    return new Verdict(findings, problems);
  }

  boolean isGood() {
    return problems.isEmpty();
  }

  private static void judge(
      String rule,
      Period period,
      List<Episode> episodes,
      List<String> findings,
      List<String> problems) {
    List<Episode> caused =
        episodes.stream()
            .filter(episode -> episode.rule().equals(rule) && isCaused(episode, period))
            .toList();
    String title = "%s in phase '%s'".formatted(rule, period.phase().title());
    if (caused.isEmpty()) {
      problems.add(title + " did not fire");
      return;
    }
    long firing = caused.stream().filter(episode -> episode.resolved().isEmpty()).count();
    if (firing > 0) {
      problems.add("%s is still firing for %d series".formatted(title, firing));
      return;
    }
    findings.add(
        "%-16s fired %3d s into '%s' (%d series), resolved %3d s after its end"
            .formatted(
                rule,
                seconds(period.start(), caused.get(0).fired()),
                period.phase().title(),
                caused.size(),
                seconds(period.end(), lastResolved(caused))));
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
