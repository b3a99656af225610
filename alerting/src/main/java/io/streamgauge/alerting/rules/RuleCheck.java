package io.streamgauge.alerting.rules;

import io.streamgauge.alert.Severity;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Turns one {@link WrittenRule} into a {@link Rule}, or says everything that is wrong with it. */
final class RuleCheck {

  private static final List<String> KEYS =
      List.of(
          "name",
          ConditionCheck.KEY,
          ConditionCheck.CLEAR,
          "for",
          "keepFiring",
          "windows",
          "window",
          "severity",
          WatchCheck.SERVICES,
          WatchCheck.BY,
          WatchCheck.SCOPE,
          WatchCheck.UNLESS,
          "minimum",
          DeviationCheck.AFTER,
          DeviationCheck.OUTLIERS,
          "noData",
          WordingCheck.LABELS,
          WordingCheck.ANNOTATIONS,
          WordingCheck.RUNBOOK);
  static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");
  static final Map<String, Duration> WINDOWS =
      Map.of("10s", Duration.ofSeconds(10), "1m", Duration.ofMinutes(1), "1h", Duration.ofHours(1));
  static final Map<String, Severity> SEVERITIES =
      Map.of(
          "low", Severity.LOW,
          "medium", Severity.MEDIUM,
          "high", Severity.HIGH,
          "critical", Severity.CRITICAL);
  static final int MOST_EVENTS = 999_999_999;
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final Duration LONGEST_TIME = Duration.ofDays(7);

  private final Fields fields;

  RuleCheck(Fields fields) {
    this.fields = fields;
  }

  /** The rule, or empty after at least one problem was added. */
  Optional<Rule> check() {
    Optional<String> name = name(fields);
    Optional<Condition> condition = new ConditionCheck(fields).check();
    Optional<Severity> severity = severity(fields);
    Optional<Measure> measure = condition.map(Condition::measure);
    Optional<WatchCheck.Watch> watch = watch(measure);
    boolean byVariant = watch.filter(it -> it.variants().areToldApart()).isPresent();
    Optional<Duration> window = window(condition, byVariant);
    Optional<Quorum> quorum =
        fields.optional(
            "windows", text -> Quorum.of(text).orElse(null), Quorum.ALLOWED, Quorum.ONE);
    Optional<Duration> hold = time("for", usualHold(condition));
    Optional<Duration> keepFiring = time("keepFiring", Duration.ZERO);
    Optional<Minimum> minimum = minimum(measure);
    Optional<NoData> noData = noData(condition, byVariant);
    Optional<Wording> wording = new WordingCheck(fields).check();
    checkKeys(measure);
    checkLearning(condition);
    return allPresent(
            name,
            condition,
            severity,
            window,
            watch,
            hold,
            keepFiring,
            quorum,
            minimum,
            noData,
            wording)
        ? Optional.of(
            new Rule(
                name.get(),
                condition.get(),
                hold.get(),
                keepFiring.get(),
                quorum.get(),
                window.get(),
                severity.get(),
                watch.get().services(),
                watch.get().series(),
                watch.get().scope(),
                watch.get().variants(),
                minimum.get(),
                noData.get(),
                wording.get()))
        : Optional.empty();
  }

  static Optional<String> name(Fields fields) {
    return fields.required(
        "name",
        text -> NAME.matcher(text).matches() ? text : null,
        "letters, digits, '.', '_' and '-', at most 100, beginning with a letter or digit");
  }

  static Optional<Severity> severity(Fields fields) {
    return fields.required("severity", SEVERITIES::get, "low, medium, high, critical");
  }

  private static boolean isStanding(Optional<Condition> condition) {
    return condition.filter(it -> it.measure().subject() == Subject.SERVICE).isPresent();
  }

  private Optional<Duration> window(Optional<Condition> condition, boolean byVariant) {
    if (isStanding(condition)) {
      return minutes();
    }
    return byVariant
        ? fields.optional(
            "window",
            text -> text.equals("10s") ? null : WINDOWS.get(text),
            "1m, 1h, because variants have no shorter windows",
            MINUTE)
        : fields.optional("window", WINDOWS::get, "10s, 1m, 1h", usualWindow(condition));
  }

  private Optional<Duration> minutes() {
    return fields.optional(
        "window",
        text -> text.equals("1m") ? MINUTE : null,
        "1m, because how services stand is told each minute",
        MINUTE);
  }

  /** Objectives and baselines are about hours and days; minutes are fine enough, and far fewer. */
  private static Duration usualWindow(Optional<Condition> condition) {
    boolean isSlow =
        condition
            .filter(it -> it instanceof Burn || it instanceof Budget || it instanceof Deviation)
            .isPresent();
    return isSlow ? MINUTE : Duration.ofSeconds(10);
  }

  /** Several windows last long enough, and so do the spans of an objective. */
  private Duration usualHold(Optional<Condition> condition) {
    if (condition.isEmpty() || fields.has("windows")) {
      return Duration.ZERO;
    }
    Condition it = condition.get();
    if (it instanceof Absence) {
      return Duration.ofMinutes(1);
    }
    return it instanceof Burn || it instanceof Budget ? Duration.ZERO : it.measure().usualHold();
  }

  /**
   * Instances and variants come and go with each release, so that one that has gone is no alert for
   * ever.
   */
  private Optional<NoData> noData(Optional<Condition> condition, boolean byVariant) {
    boolean comesAndGoes =
        byVariant || condition.filter(it -> it.measure().subject() == Subject.MEMORY).isPresent();
    NoData usual = comesAndGoes ? NoData.RESOLVE : NoData.KEEP;
    if (condition.filter(Absence.class::isInstance).isPresent()) {
      fields.problem("noData", "'noData' has no meaning here: the rule is about just that");
      return Optional.of(NoData.KEEP);
    }
    return fields.optional("noData", text -> NoData.of(text).orElse(null), NoData.ALLOWED, usual);
  }

  private Optional<Duration> time(String key, Duration usual) {
    return fields.optional(key, RuleCheck::time, "a time from 0s to 168h, as 30s", usual);
  }

  private static Duration time(String text) {
    OptionalDouble seconds = Quantity.DURATION.parse(text);
    return seconds.isPresent()
            && seconds.getAsDouble() >= 0
            && seconds.getAsDouble() <= LONGEST_TIME.toSeconds()
        ? Duration.ofMillis(Math.round(seconds.getAsDouble() * 1000))
        : null;
  }

  private Optional<Minimum> minimum(Optional<Measure> measure) {
    if (measure.isPresent() && !measure.get().sampled()) {
      fields.problem("minimum", "'minimum' counts events, " + measure.get().key() + " has none");
      return Optional.of(Minimum.NONE);
    }
    return fields.optional(
        "minimum",
        RuleCheck::minimum,
        "a whole number from 1 to " + MOST_EVENTS,
        measure.map(Measure::usualMinimum).orElse(Minimum.EVENTS));
  }

  private static Minimum minimum(String text) {
    return text.matches("[1-9][0-9]{0,8}")
        ? new Minimum(Long.parseLong(text), Long.parseLong(text))
        : null;
  }

  private Optional<WatchCheck.Watch> watch(Optional<Measure> measure) {
    if (measure.isEmpty()) {
      fields.selector(WatchCheck.SERVICES); // what is wrong with it can be told even so
    }
    return measure.flatMap(it -> new WatchCheck(fields, it.subject()).check());
  }

  private void checkKeys(Optional<Measure> measure) {
    List<String> allowed = new ArrayList<>(KEYS);
    Subject.watchable().stream()
        .filter(subject -> measure.isEmpty() || measure.get().subject() == subject)
        .filter(Subject::hasSeries)
        .flatMap(
            subject ->
                Stream.concat(
                    Stream.of(subject.seriesKey()), WatchCheck.variantKeys(subject).stream()))
        .distinct()
        .forEach(allowed::add);
    fields.refuseOthers(allowed);
  }

  private void checkLearning(Optional<Condition> condition) {
    if (condition.filter(it -> !(it instanceof Deviation)).isPresent()) {
      for (String key : List.of(DeviationCheck.AFTER, DeviationCheck.OUTLIERS)) {
        fields.problem(key, "'%s' has no meaning here: it is for baselines".formatted(key));
      }
    }
  }

  private static boolean allPresent(Optional<?>... all) {
    return Arrays.stream(all).allMatch(Optional::isPresent);
  }
}
