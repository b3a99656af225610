package io.streamgauge.listener;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a listener was told, checked. The builder says what each of them means. */
record ListenerSettings(
    Optional<String> group,
    Map<String, Object> consumer,
    AlertFilter filter,
    boolean withPresent,
    int attempts,
    Duration backOff,
    int remembered,
    Duration closeTimeout) {

  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);
  private static final int MOST_ATTEMPTS = 20;
  private static final int MOST_REMEMBERED = 1_000_000;

  ListenerSettings {
    requireNonNull(group, "group");
    requireNonNull(filter, "filter");
    consumer = Map.copyOf(consumer);
    List<String> problems = new ArrayList<>();
    if (group.isPresent() && group.get().isBlank()) {
      problems.add("group is blank");
    }
    requireBetween(problems, "attempts", attempts, 1, MOST_ATTEMPTS);
    requireBetween(problems, "remembered", remembered, 1, MOST_REMEMBERED);
    requirePositive(problems, "backOff", backOff);
    requirePositive(problems, "closeTimeout", closeTimeout);
    problems.addAll(ConsumerSettings.problems(consumer));
    if (!problems.isEmpty()) {
      throw new IllegalArgumentException("AlertListener: " + String.join("; ", problems));
    }
  }

  /** The pause after one of this length. */
  Duration next(Duration pause) {
    Duration twice = pause.multipliedBy(2);
    return twice.compareTo(LONGEST_PAUSE) <= 0 ? twice : LONGEST_PAUSE;
  }

  private static void requirePositive(List<String> problems, String name, Duration value) {
    if (value == null || value.isNegative() || value.isZero()) {
      problems.add(name + " must be more than 0: " + value);
    }
  }

  private static void requireBetween(
      List<String> problems, String name, int value, int least, int most) {
    if (value < least || value > most) {
      problems.add(name + " must be from " + least + " to " + most + ": " + value);
    }
  }
}
