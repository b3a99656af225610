package io.streamgauge.alerting.rules;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What other rules say together of one service: all of some of them fire, at least one of others,
 * and none of yet others. A rule fires for a service while one of its alerts about it does,
 * suppressed or not.
 *
 * @param all names of rules; may be empty
 * @param any names of rules; where it is empty, none of them has to fire
 * @param none names of rules; may be empty, unless the others are
 */
public record Composite(List<String> all, List<String> any, List<String> none)
    implements Condition {

  /** 1 where it holds, 0 where it does not. */
  private static final Limits HOLDS = Limits.of(Comparison.AT_LEAST, 1, 1);

  public Composite {
    all = List.copyOf(all);
    any = List.copyOf(any);
    none = List.copyOf(none);
    if (all.isEmpty() && any.isEmpty()) {
      throw new IllegalArgumentException("neither all nor any names a rule");
    }
  }

  /** The rules that it goes by. */
  public Stream<String> parts() {
    return Stream.of(all, any, none).flatMap(List::stream);
  }

  /**
   * Whether it holds.
   *
   * @param fires whether the rule of a name does
   */
  public boolean holds(Predicate<String> fires) {
    return all.stream().allMatch(fires)
        && (any.isEmpty() || any.stream().anyMatch(fires))
        && none.stream().noneMatch(fires);
  }

  @Override
  public Measure measure() {
    return new Measure(text(), Subject.ALERTS, Quantity.COUNT, Set.of(), OptionalDouble.empty());
  }

  @Override
  public Comparison comparison() {
    return HOLDS.comparison();
  }

  @Override
  public Optional<Assessment> assess(Reading reading, Past past) {
    requireNonNull(reading, "reading");
    return Optional.of(new Assessment(reading.value(), HOLDS));
  }

  @Override
  public String format(double value) {
    return value >= 1 ? "true" : "false";
  }

  @Override
  public String text() {
    return Stream.of(words("all of ", all), words("any of ", any), words("none of ", none))
        .filter(each -> !each.isEmpty())
        .reduce((one, other) -> one + " and " + other)
        .orElseThrow();
  }

  private static String words(String how, List<String> rules) {
    return rules.isEmpty() ? "" : how + String.join(", ", rules);
  }
}
