package io.streamgauge.alerting.rules;

import java.util.Comparator;

/**
 * Where something stands in a file, both from 1.
 *
 * @param column in characters
 */
public record Place(int line, int column) implements Comparable<Place> {

  public static final Place BEGINNING = new Place(1, 1);

  private static final Comparator<Place> ORDER =
      Comparator.comparingInt(Place::line).thenComparingInt(Place::column);

  @Override
  public int compareTo(Place other) {
    return ORDER.compare(this, other);
  }

  /** As compilers and editors write it: {@code line:column}. */
  @Override
  public String toString() {
    return line + ":" + column;
  }
}
