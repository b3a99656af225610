package io.streamgauge.standalone.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A table in plain text: the first columns to the left, numbers to the right. */
public final class Table {

  private static final int WIDEST = 72;

  private final int textColumns;
  private final List<List<String>> rows = new ArrayList<>();

  /**
   * @param textColumns how many columns, from the left, are text
   */
  public Table(int textColumns, List<String> header) {
    this.textColumns = textColumns;
    rows.add(header);
  }

  public void add(List<String> row) {
    rows.add(row.stream().map(Table::shortened).toList());
  }

  public boolean isEmpty() {
    return rows.size() == 1;
  }

  private static String shortened(String cell) {
    return cell.length() <= WIDEST ? cell : cell.substring(0, WIDEST - 1) + '…';
  }

  @Override
  public String toString() {
    int columns = rows.get(0).size();
    int[] widths =
        IntStream.range(0, columns)
            .map(column -> rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0))
            .toArray();
    return rows.stream()
        .map(row -> line(row, widths))
        .collect(Collectors.joining(System.lineSeparator()));
  }

  private String line(List<String> row, int[] widths) {
    return IntStream.range(0, row.size())
        .mapToObj(column -> padded(row.get(column), widths[column], column < textColumns))
        .collect(Collectors.joining("  "))
        .stripTrailing();
  }

  private static String padded(String cell, int width, boolean left) {
    String space = " ".repeat(width - cell.length());
    return left ? cell + space : space + cell;
  }
}
