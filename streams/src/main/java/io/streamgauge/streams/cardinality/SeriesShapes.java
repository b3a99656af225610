package io.streamgauge.streams.cardinality;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * What is left of the names of series when that is taken out of them which makes them many, so that
 * one sees which template they come from. Two things are taken out: whatever looks like an id or a
 * number, and path segments of which there are more than a hundred in the same place, whatever they
 * look like. Not thread-safe.
 */
public final class SeriesShapes {

  private static final int MOST_IN_ONE_PLACE = 100;
  private static final String VARIABLE = "#";
  private static final String SEGMENT = "/";
  private static final int MOST_SEGMENTS = 32;

  private static final String UUID = "\\p{XDigit}{8}(?:-\\p{XDigit}{4}){3}-\\p{XDigit}{12}";
  private static final String HEX =
      "(?<!\\p{Alnum})(?=\\p{Alpha}*\\d)\\p{XDigit}{8,}(?!\\p{Alnum})";
  private static final String DIGITS = "\\d++(?:[.,:_-]\\d++)*+";
  private static final Pattern IDS = Pattern.compile(UUID + '|' + HEX + '|' + DIGITS);

  /**
   * Series that look the same but for what was taken out.
   *
   * @param shape their common name, {@code #} where something was taken out
   * @param series how many they are
   * @param example the name of one of them
   */
  public record Shape(String shape, long series, String example) {}

  private final Node root = new Node();

  /** Adds the name of one series. */
  public void add(String series) {
    String rest = withoutIds(series);
    Node node = root;
    for (String segment : rest.split(SEGMENT, MOST_SEGMENTS)) {
      node = node.child(segment);
    }
    node.endsHere(series);
  }

  /** The name with {@code #} for each UUID, hexadecimal id and number. */
  static String withoutIds(String series) {
    return IDS.matcher(series).replaceAll(VARIABLE);
  }

  /** The shapes, the most frequent first. */
  public List<Shape> mostFrequent(int limit) {
    List<Shape> shapes = new ArrayList<>();
    // What stands before the first slash (methods, whole statements) is no segment.
    root.children.forEach((name, node) -> node.collect(name, shapes));
    shapes.sort(Comparator.comparingLong(Shape::series).reversed());
    return List.copyOf(shapes.subList(0, Math.min(limit, shapes.size())));
  }

  /** The names that have the same beginning. */
  private static final class Node {

    private final Map<String, Node> children = new TreeMap<>();
    private long series;
    private String example;

    private Node child(String name) {
      return children.computeIfAbsent(name, segment -> new Node());
    }

    private void endsHere(String name) {
      series++;
      example = example == null ? name : example;
    }

    private void collect(String name, List<Shape> shapes) {
      if (series > 0) {
        shapes.add(new Shape(name, series, example));
      }
      if (children.size() > MOST_IN_ONE_PLACE) {
        Node any = new Node();
        children.values().forEach(any::absorb);
        any.collect(name + SEGMENT + VARIABLE, shapes);
      } else {
        children.forEach((segment, node) -> node.collect(name + SEGMENT + segment, shapes));
      }
    }

    private void absorb(Node other) {
      series += other.series;
      example = example == null ? other.example : example;
      other.children.forEach((segment, node) -> child(segment).absorb(node));
    }
  }
}
