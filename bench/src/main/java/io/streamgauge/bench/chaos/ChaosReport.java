package io.streamgauge.bench.chaos;

import java.util.List;

/**
 * How a run ended.
 *
 * @param events published
 * @param windows that they fall into, of all series and resolutions
 * @param transitions of alerts
 * @param suppressions among them
 * @param notices that the target of the notifier took, repeated ones too
 * @param differences between what was published and what was found; empty is a pass
 */
record ChaosReport(
    long seed,
    int kills,
    long events,
    int windows,
    int transitions,
    long suppressions,
    int notices,
    List<String> differences) {

  private static final int SHOWN = 40;

  ChaosReport {
    differences = List.copyOf(differences);
  }

  /** For people. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    text.append(
        ("seed %d: %d kills, %,d events in %,d windows,"
                + " %d alert transitions (%d suppressions), %d notices: %s%n")
            .formatted(
                seed,
                kills,
                events,
                windows,
                transitions,
                suppressions,
                notices,
                differences.isEmpty() ? "all exact" : differences.size() + " differences"));
    differences.stream().limit(SHOWN).forEach(line -> text.append("  ").append(line).append('\n'));
    return text.toString();
  }
}
