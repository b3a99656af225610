package io.streamgauge.standalone.importers;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** What stands in a cell of a CSV file. */
final class SeriesCell {

  private static final Pattern NUMBER =
      Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d{1,4})?");
  private static final Set<String> NOTHING =
      Set.of("", "nan", "null", "none", "na", "n/a", "-", "inf", "+inf", "-inf", "infinity");

  private SeriesCell() {}

  /** Whether it is there to say that there is no value. */
  static boolean isEmpty(String cell) {
    return NOTHING.contains(cell.toLowerCase(Locale.ROOT));
  }

  /** Whether it is a finite number. */
  static boolean isNumber(String cell) {
    return NUMBER.matcher(cell).matches() && Double.isFinite(Double.parseDouble(cell));
  }
}
