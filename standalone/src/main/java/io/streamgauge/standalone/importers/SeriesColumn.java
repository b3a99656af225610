package io.streamgauge.standalone.importers;

import static java.util.Objects.requireNonNull;

import java.util.Map;

/**
 * A column of a CSV file.
 *
 * @param index its place, from 0
 * @param label what it is called, unique within the file
 * @param gauge name of the gauge where it holds values
 * @param tags tags that its heading tells
 */
record SeriesColumn(int index, String label, String gauge, Map<String, String> tags) {

  SeriesColumn {
    requireNonNull(label, "label");
    requireNonNull(gauge, "gauge");
    tags = Map.copyOf(tags);
  }

  /** A column with a name and nothing more. */
  static SeriesColumn named(int index, String name) {
    return new SeriesColumn(index, name, name, Map.of());
  }
}
