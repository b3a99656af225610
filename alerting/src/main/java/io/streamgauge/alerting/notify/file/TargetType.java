package io.streamgauge.alerting.notify.file;

import io.streamgauge.alerting.notify.channel.TargetSettings;
import io.streamgauge.alerting.notify.plan.Grouping;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Collectors;

/** Kinds of targets, with what is usual for them. */
enum TargetType {
  WEBHOOK(Usual.FOR_PROGRAMS, (values, grouping) -> TargetReader.webhook(values)),
  ALERTMANAGER(Usual.FOR_ALERTMANAGER, TargetReader::alertmanager),
  SLACK(Usual.FOR_PEOPLE, (values, grouping) -> TargetReader.slack(values)),
  EMAIL(Usual.FOR_PEOPLE, (values, grouping) -> EmailReader.read(values)),
  COMMAND(Usual.FOR_PROGRAMS, (values, grouping) -> TargetReader.command(values));

  private final Usual usual;
  private final BiFunction<Values, Grouping, TargetSettings> reader;

  TargetType(Usual usual, BiFunction<Values, Grouping, TargetSettings> reader) {
    this.usual = usual;
    this.reader = reader;
  }

  /**
   * What holds where nothing else is written.
   *
   * @param repeat how often what goes on is told again; empty for never
   */
  private record Usual(List<String> group, Duration delay, Optional<Duration> repeat) {

    private static final List<String> RULE_AND_SERVICE = List.of("rule", "service");
    private static final Duration WAIT = Duration.ofSeconds(10);

    static final Usual FOR_PROGRAMS = new Usual(RULE_AND_SERVICE, WAIT, Optional.empty());
    static final Usual FOR_PEOPLE =
        new Usual(RULE_AND_SERVICE, WAIT, Optional.of(Duration.ofHours(4)));

    /** It groups by itself, and forgets what it is not told again. */
    static final Usual FOR_ALERTMANAGER =
        new Usual(List.of(), Duration.ZERO, Optional.of(Duration.ofMinutes(1)));
  }

  /** The type of this name; null where there is none. */
  static Optional<TargetType> of(String key) {
    Optional<TargetType> type =
        Arrays.stream(values()).filter(each -> each.key().equals(key)).findFirst();
    return type.isPresent() ? type : null;
  }

  static String allowed() {
    return Arrays.stream(values()).map(TargetType::key).collect(Collectors.joining(", "));
  }

  String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  List<String> usualGroup() {
    return usual.group();
  }

  Duration usualDelay() {
    return usual.delay();
  }

  Optional<Duration> usualRepeat() {
    return usual.repeat();
  }

  /** What stands there about the target. */
  TargetSettings read(Values values, Grouping grouping) {
    return reader.apply(values, grouping);
  }
}
