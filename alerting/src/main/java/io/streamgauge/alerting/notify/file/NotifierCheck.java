package io.streamgauge.alerting.notify.file;

import io.streamgauge.alert.AlertState;
import io.streamgauge.alert.Severity;
import io.streamgauge.alerting.notify.channel.TargetSettings;
import io.streamgauge.alerting.notify.plan.GroupKey;
import io.streamgauge.alerting.notify.plan.Grouping;
import io.streamgauge.alerting.notify.plan.RateLimit;
import io.streamgauge.alerting.notify.plan.Wanted;
import io.streamgauge.alerting.rules.Problems;
import io.streamgauge.alerting.rules.Selector;
import io.streamgauge.alerting.rules.WrittenRule;
import java.time.Duration;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Turns one entry into {@link NotifierSettings}, or says everything that is wrong with it. */
final class NotifierCheck {

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");
  private static final Pattern LABEL = Pattern.compile("([A-Za-z_][A-Za-z0-9_.-]*)\\s*=\\s*(.+)");
  private static final String LABELS = "a list of NAME=VALUE, in which * stands for any characters";
  private static final Map<String, Severity> SEVERITIES =
      Map.of(
          "low", Severity.LOW,
          "medium", Severity.MEDIUM,
          "high", Severity.HIGH,
          "critical", Severity.CRITICAL);
  private static final Map<String, AlertState> STATES =
      Map.of(
          "firing", AlertState.FIRING,
          "resolved", AlertState.RESOLVED,
          "no_data", AlertState.NO_DATA);
  private static final String NEVER = "never";
  private static final Duration DAY = Duration.ofDays(1);
  private static final Duration LONGEST = Duration.ofDays(30);

  private final Values values;

  NotifierCheck(WrittenRule written, Problems problems, Map<String, String> environment) {
    values = new Values(written, problems, environment);
  }

  /** The notifier, or empty after at least one problem was added. */
  Optional<NotifierSettings> check() {
    String name =
        values.required(
            "name",
            text -> NAME.matcher(text).matches() ? text : null,
            "letters, digits, '.', '_' and '-', at most 100, beginning with a letter or digit",
            "");
    Optional<TargetType> type =
        values.required("type", TargetType::of, TargetType.allowed(), Optional.empty());
    Wanted wanted = wanted();
    Grouping grouping = grouping(type);
    Optional<RateLimit> rate =
        values.optional(
            "rateLimit", text -> optional(Parse.rate(text)), Parse.RATE, Optional.empty());
    Duration giveUpAfter = time("giveUpAfter", Duration.ofSeconds(1), LONGEST, DAY);
    if (type.isEmpty()) {
      return Optional.empty(); // nothing is known of its other keys
    }
    TargetSettings target = type.get().read(values, grouping);
    values.refuseOthers();
    return values.fine()
        ? Optional.of(
            new NotifierSettings(
                name,
                type.get().key(),
                wanted,
                grouping,
                rate,
                giveUpAfter,
                target,
                values.secrets()))
        : Optional.empty();
  }

  private static <T> Optional<T> optional(T value) {
    return value == null ? null : Optional.of(value); // null is what is not allowed
  }

  private Wanted wanted() {
    return new Wanted(
        values.optional("severity", SEVERITIES::get, "low, medium, high, critical", Severity.LOW),
        values.selector("rules"),
        values.selector("services"),
        values.selector("series"),
        labels(),
        states());
  }

  private Map<String, Selector> labels() {
    Map<String, Selector> labels = new HashMap<>();
    values
        .list(
            "labels",
            0,
            text -> {
              Matcher label = LABEL.matcher(text.strip());
              return label.matches() ? label : null;
            },
            LABELS)
        .forEach(label -> labels.put(label.group(1), new Selector(List.of(label.group(2)))));
    return labels;
  }

  private Set<AlertState> states() {
    String allowed = "a list of firing, no_data and resolved, with one of the first two";
    Set<AlertState> states = EnumSet.noneOf(AlertState.class);
    states.addAll(values.list("states", 0, STATES::get, allowed));
    if (!values.has("states")) {
      return Set.copyOf(STATES.values());
    }
    if (states.equals(EnumSet.of(AlertState.RESOLVED))) {
      values.bad("states", allowed);
    }
    return states;
  }

  private Grouping grouping(Optional<TargetType> type) {
    List<String> usual = type.map(TargetType::usualGroup).orElse(List.of());
    List<String> by =
        values.list(
            "groupBy",
            0,
            text -> text.isBlank() ? null : text.strip(),
            "a list of " + String.join(", ", GroupKey.FIELDS) + " and names of labels");
    Duration delay =
        time(
            "groupWait",
            Duration.ZERO,
            DAY,
            type.map(TargetType::usualDelay).orElse(Duration.ZERO));
    Optional<Duration> repeat =
        values.optional(
            "repeat",
            NotifierCheck::repeat,
            "a time from 10s to 720h, or " + NEVER,
            type.flatMap(TargetType::usualRepeat));
    return new Grouping(values.has("groupBy") ? by : usual, delay, repeat);
  }

  private static Optional<Duration> repeat(String text) {
    return text.equals(NEVER)
        ? Optional.empty()
        : optional(Parse.time(text, Duration.ofSeconds(10), LONGEST));
  }

  private Duration time(String key, Duration least, Duration most, Duration usual) {
    String allowed = "a time from %ds to %dh, as 30s".formatted(least.toSeconds(), most.toHours());
    return values.optional(key, text -> Parse.time(text, least, most), allowed, usual);
  }
}
