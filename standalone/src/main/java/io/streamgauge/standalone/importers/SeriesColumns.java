package io.streamgauge.standalone.importers;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;

/**
 * Which columns of a CSV file are what, as far as a user says.
 *
 * @param time name of the column with the time; empty: to be found out
 * @param values names of columns with values, in which {@code *} stands for any characters; none:
 *     all that hold numbers
 * @param labels names of the columns that become tags; empty: all that hold something else
 */
public record SeriesColumns(
    Optional<String> time, List<String> values, Optional<List<String>> labels) {

  /** All to be found out. */
  public static final SeriesColumns DETECTED =
      new SeriesColumns(Optional.empty(), List.of(), Optional.empty());

  public SeriesColumns {
    requireNonNull(time, "time");
    values = List.copyOf(values);
    labels = labels.map(List::copyOf);
  }
}
