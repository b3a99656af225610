package io.streamgauge.standalone.importers;

import io.streamgauge.streams.gauges.GaugeSeries;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * The headings of a CSV file: a line of names; or several lines, as pandas writes columns that have
 * several levels. Then the first cell of each line names its level, and the last line names the
 * column of times alone. The level called metric or name, or else the last one, names the gauge;
 * the others are tags.
 */
final class SeriesHeader {

  /** Heading lines that are looked at, at most. */
  static final int MOST_LINES = 8;

  private static final Set<String> NAMING = Set.of("metric", "name");

  private SeriesHeader() {}

  /** How many of the first rows are headings, 1 or more. */
  static int lines(List<List<String>> firstRows, SeriesTimes times) {
    for (int line = 0; line < Math.min(firstRows.size(), MOST_LINES); line++) {
      List<String> row = firstRows.get(line);
      if (row.isEmpty() || row.get(0).isEmpty() || times.epochMillis(row.get(0)).isPresent()) {
        break;
      }
      if (line > 0 && row.subList(1, row.size()).stream().allMatch(String::isEmpty)) {
        return line + 1;
      }
    }
    return 1;
  }

  /**
   * The columns that the headings name.
   *
   * @throws ImportException if two of them are called the same
   */
  static List<SeriesColumn> columns(List<List<String>> headings) throws ImportException {
    List<SeriesColumn> columns = headings.size() == 1 ? flat(headings.get(0)) : stacked(headings);
    Set<String> labels = new HashSet<>();
    for (SeriesColumn column : columns) {
      if (!labels.add(column.label())) {
        throw new ImportException(
            "two columns are called '" + column.label() + "'; each needs a name of its own");
      }
    }
    return columns;
  }

  private static List<SeriesColumn> flat(List<String> names) {
    return IntStream.range(0, names.size())
        .mapToObj(
            index ->
                SeriesColumn.named(
                    index, names.get(index).isEmpty() ? "column" + (index + 1) : names.get(index)))
        .toList();
  }

  private static List<SeriesColumn> stacked(List<List<String>> headings) {
    List<List<String>> levels = headings.subList(0, headings.size() - 1);
    int naming = namingLevel(levels);
    List<SeriesColumn> columns = new ArrayList<>();
    columns.add(SeriesColumn.named(0, headings.get(headings.size() - 1).get(0)));
    for (int index = 1; index < levels.get(0).size(); index++) {
      Map<String, String> tags = new LinkedHashMap<>();
      for (int level = 0; level < levels.size(); level++) {
        String cell = cell(levels.get(level), index);
        if (level != naming && !cell.isEmpty()) {
          tags.put(levels.get(level).get(0), cell);
        }
      }
      String gauge = cell(levels.get(naming), index);
      columns.add(new SeriesColumn(index, new GaugeSeries(gauge, tags).text(), gauge, tags));
    }
    return columns;
  }

  private static int namingLevel(List<List<String>> levels) {
    return IntStream.range(0, levels.size())
        .filter(level -> NAMING.contains(levels.get(level).get(0).toLowerCase(Locale.ROOT)))
        .findFirst()
        .orElse(levels.size() - 1);
  }

  private static String cell(List<String> row, int index) {
    return index < row.size() ? row.get(index) : "";
  }
}
