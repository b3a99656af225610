package io.streamgauge.standalone.importers;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Which columns of a CSV file are what.
 *
 * @param time the column with the time
 * @param values columns whose values are gauges, one or more
 * @param labels columns whose texts become tags
 */
record SeriesLayout(SeriesColumn time, List<SeriesColumn> values, List<SeriesColumn> labels) {

  private static final Set<String> TIMES =
      Set.of(
          "timestamp",
          "time",
          "datetime",
          "date",
          "ts",
          "unixtimestamp",
          "unixtime",
          "epoch",
          "epochms",
          "epochs",
          "timestampms",
          "timems");
  private static final int MOST_NAMED = 20;

  /**
   * Finds out what the user has not said.
   *
   * @param rows some of the first rows
   * @throws ImportException if a column that is named is not there, or none holds times or values
   */
  static SeriesLayout of(
      List<SeriesColumn> columns, List<List<String>> rows, SeriesColumns told, SeriesTimes times)
      throws ImportException {
    return new Detection(columns, rows, told, times).layout();
  }

  private record Detection(
      List<SeriesColumn> columns, List<List<String>> rows, SeriesColumns told, SeriesTimes times) {

    SeriesLayout layout() throws ImportException {
      SeriesColumn time = time();
      List<SeriesColumn> others = new ArrayList<>(columns);
      others.remove(time);
      List<SeriesColumn> labels = new ArrayList<>();
      for (String name : told.labels().orElse(List.of())) {
        labels.add(named("--label-columns", name));
      }
      others.removeAll(labels);
      List<SeriesColumn> values = values(others);
      others.removeAll(values);
      if (told.labels().isEmpty()) {
        others.stream().filter(this::isLabel).forEach(labels::add);
      }
      return new SeriesLayout(time, values, labels);
    }

    private SeriesColumn time() throws ImportException {
      if (told.time().isPresent()) {
        return named("--time-column", told.time().get());
      }
      Optional<SeriesColumn> called =
          columns.stream().filter(Detection::isCalledTime).filter(this::holdsTimes).findFirst();
      return called
          .or(() -> columns.stream().filter(this::holdsWrittenTimes).findFirst())
          .orElseThrow(
              () ->
                  new ImportException(
                      "no column is called like a time and holds times; name it with"
                          + " --time-column, and --time-format where it is written otherwise; "
                          + all()));
    }

    private List<SeriesColumn> values(List<SeriesColumn> others) throws ImportException {
      List<SeriesColumn> values = new ArrayList<>();
      for (String glob : told.values()) {
        List<SeriesColumn> chosen = others.stream().filter(calledLike(glob)).toList();
        if (chosen.isEmpty()) {
          throw missing("--value-column", glob);
        }
        chosen.stream().filter(column -> !values.contains(column)).forEach(values::add);
      }
      if (told.values().isEmpty()) {
        others.stream()
            .filter(column -> !isCalledTime(column)) // a second time is neither value nor label
            .filter(this::holdsNumbers)
            .forEach(values::add);
      }
      if (values.isEmpty()) {
        throw new ImportException(
            "no column holds numbers; name one with --value-column; " + all());
      }
      return values;
    }

    private SeriesColumn named(String option, String name) throws ImportException {
      return columns.stream()
          .filter(column -> column.label().equals(name.strip()))
          .findFirst()
          .orElseThrow(() -> missing(option, name));
    }

    private ImportException missing(String option, String name) {
      return new ImportException(
          "%s is '%s', no column is called so; %s".formatted(option, name, all()));
    }

    private String all() {
      String names =
          columns.stream().limit(MOST_NAMED).map(SeriesColumn::label).collect(joining(", "));
      return "the columns are " + names + (columns.size() > MOST_NAMED ? ", …" : "");
    }

    private static boolean isCalledTime(SeriesColumn column) {
      return TIMES.contains(column.label().toLowerCase(Locale.ROOT).replaceAll("[^a-z]", ""));
    }

    private boolean holdsTimes(SeriesColumn column) {
      return cells(column)
          .findFirst()
          .filter(cell -> times.epochMillis(cell).isPresent())
          .isPresent();
    }

    private boolean holdsWrittenTimes(SeriesColumn column) {
      return cells(column).findFirst().filter(times::isWritten).isPresent();
    }

    /** Most of what it holds, if it holds anything; a slip of the pen makes no label of it. */
    private boolean holdsNumbers(SeriesColumn column) {
      List<String> told = cells(column).filter(cell -> !SeriesCell.isEmpty(cell)).toList();
      return 2 * told.stream().filter(SeriesCell::isNumber).count() >= told.size();
    }

    private boolean isLabel(SeriesColumn column) {
      return !isCalledTime(column) && !holdsNumbers(column);
    }

    private Stream<String> cells(SeriesColumn column) {
      return rows.stream()
          .filter(row -> column.index() < row.size())
          .map(row -> row.get(column.index()))
          .filter(cell -> !cell.isEmpty());
    }

    private static Predicate<SeriesColumn> calledLike(String glob) {
      Pattern pattern =
          Pattern.compile(
              Arrays.stream(glob.strip().split("\\*", -1))
                  .map(Pattern::quote)
                  .collect(joining(".*")));
      return column -> pattern.matcher(column.label()).matches();
    }
  }
}
