package io.streamgauge.collectors;

import static java.util.Objects.requireNonNull;

import io.streamgauge.event.Source;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What a collector was told, checked. The builder says what each of them means. */
record CollectorSettings(
    Source source,
    Map<String, Object> producer,
    Duration publishInterval,
    Duration cacheInterval,
    Duration gaugeInterval,
    Duration memoryInterval,
    Duration closeTimeout,
    int bufferCapacity,
    int mostEventsPerBatch,
    int mostNames,
    WhenFull whenFull) {

  private static final int LARGEST_BUFFER = 1 << 22;
  private static final int LARGEST_BATCH = 20_000;
  private static final int MOST_NAMES = 1_000_000;

  CollectorSettings {
    requireNonNull(whenFull, "whenFull");
    producer = Map.copyOf(producer);
    List<String> problems = new ArrayList<>();
    requireText(problems, "service", source.getService());
    requireText(problems, "instance", source.getInstance());
    requirePositive(problems, "publishInterval", publishInterval);
    requirePositive(problems, "cacheInterval", cacheInterval);
    requirePositive(problems, "gaugeInterval", gaugeInterval);
    requirePositive(problems, "memoryInterval", memoryInterval);
    requirePositive(problems, "closeTimeout", closeTimeout);
    requireBetween(problems, "bufferCapacity", bufferCapacity, 2, LARGEST_BUFFER);
    requireBetween(problems, "mostEventsPerBatch", mostEventsPerBatch, 1, LARGEST_BATCH);
    requireBetween(problems, "mostNames", mostNames, 1, MOST_NAMES);
    problems.addAll(ProducerSettings.problems(producer));
    if (!problems.isEmpty()) {
      throw new IllegalArgumentException("Collector: " + String.join("; ", problems));
    }
  }

  private static void requireText(List<String> problems, String name, String value) {
    if (value == null || value.isBlank()) {
      problems.add(name + " is missing");
    }
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
