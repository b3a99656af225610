package io.streamgauge.standalone.importers;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** Makes readings of the rows of a CSV file. What is wrong is told with its line, up to a bound. */
final class SeriesRows {

  private static final int MOST_TOLD = 20;
  private static final int SHOWN = 60;

  private final SeriesLayout layout;
  private final int width;
  private final SeriesTimes times;
  private final RecordedEvents events;
  private int told;

  /**
   * @param width cells of a row
   */
  SeriesRows(SeriesLayout layout, int width, SeriesTimes times, RecordedEvents events) {
    this.layout = layout;
    this.width = width;
    this.times = times;
    this.events = events;
  }

  /**
   * Reads a row.
   *
   * @param line its line in the file, from 1
   */
  void read(long line, List<String> row) {
    if (row.size() == 1 && row.get(0).isEmpty()) {
      return;
    }
    OptionalLong time = times.epochMillis(cell(row, layout.time()));
    if (row.size() > width) {
      wrong(line, "cells are %d, the header has %d".formatted(row.size(), width));
    } else if (time.isEmpty()) {
      wrong(line, wrongCell(row, layout.time(), "a time"));
    } else {
      Map<String, String> labels = labels(row);
      layout.values().forEach(column -> value(line, row, column, labels, time.getAsLong()));
    }
  }

  private Map<String, String> labels(List<String> row) {
    Map<String, String> labels = new HashMap<>();
    for (SeriesColumn column : layout.labels()) {
      String text = cell(row, column);
      if (!text.isEmpty()) {
        labels.put(column.label(), text);
      }
    }
    return labels;
  }

  private void value(
      long line, List<String> row, SeriesColumn column, Map<String, String> labels, long time) {
    String cell = cell(row, column);
    if (SeriesCell.isNumber(cell)) {
      events.gauge(column.gauge(), tags(column, labels), Double.parseDouble(cell), time);
    } else if (SeriesCell.isEmpty(cell)) {
      events.skipped("value is empty or no finite number");
    } else {
      wrong(line, wrongCell(row, column, "a number"));
    }
  }

  private static Map<String, String> tags(SeriesColumn column, Map<String, String> labels) {
    if (column.tags().isEmpty()) {
      return labels;
    }
    Map<String, String> tags = new HashMap<>(labels);
    tags.putAll(column.tags());
    return tags;
  }

  private static String cell(List<String> row, SeriesColumn column) {
    return column.index() < row.size() ? row.get(column.index()) : "";
  }

  private static String wrongCell(List<String> row, SeriesColumn column, String allowed) {
    String cell = cell(row, column);
    String shown = cell.length() <= SHOWN ? cell : cell.substring(0, SHOWN) + '…';
    return "%s is '%s', allowed is %s".formatted(column.label(), shown, allowed);
  }

  private void wrong(long line, String what) {
    told++;
    events.skipped(
        told <= MOST_TOLD
            ? "line %d: %s".formatted(line, what)
            : "further values that are no number, or lines without a time");
  }
}
