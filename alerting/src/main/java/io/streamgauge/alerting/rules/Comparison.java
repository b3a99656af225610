package io.streamgauge.alerting.rules;

import java.util.Arrays;
import java.util.Optional;

/** On which side of its threshold a value is a breach. */
public enum Comparison {
  ABOVE(">", "above"),
  AT_LEAST(">=", "at-least"),
  BELOW("<", "below"),
  AT_MOST("<=", "at-most"),

  /** Below the lower or above the upper limit. */
  OUTSIDE("outside", "outside"),

  /** Neither below the lower nor above the upper limit. */
  INSIDE("inside", "inside");

  static final String ALLOWED =
      "> (above), >= (at-least), < (below), <= (at-most), and outside or inside for a range";

  private final String symbol;
  private final String word;

  Comparison(String symbol, String word) {
    this.symbol = symbol;
    this.word = word;
  }

  static Optional<Comparison> of(String text) {
    return Arrays.stream(values())
        .filter(each -> each.symbol.equals(text) || each.word.equals(text))
        .findFirst();
  }

  /** Whether it is about two limits instead of one. */
  public boolean isRange() {
    return this == OUTSIDE || this == INSIDE;
  }

  boolean test(double value, double lower, double upper) {
    boolean inside = lower <= value && value <= upper;
    return (this == INSIDE) == inside;
  }

  public boolean test(double value, double threshold) {
    return switch (this) {
      case ABOVE -> value > threshold;
      case AT_LEAST -> value >= threshold;
      case BELOW -> value < threshold;
      case AT_MOST -> value <= threshold;
      case OUTSIDE, INSIDE -> throw new IllegalStateException(word + " needs two limits");
    };
  }

  /** Whether high values are the breach. */
  public boolean upwards() {
    return this == ABOVE || this == AT_LEAST;
  }

  /** Whether a clearing threshold lies where it can: at the threshold or on its quiet side. */
  boolean isQuietSide(double clear, double threshold) {
    return upwards() ? clear <= threshold : clear >= threshold;
  }

  /** What {@link #isQuietSide} allows, in words. */
  String quietSide(String threshold) {
    return (upwards() ? "at most " : "at least ") + threshold;
  }

  /** As people may write it: {@code above}. */
  String word() {
    return word;
  }

  /** {@code >}, {@code >=}, {@code <}, {@code <=}, {@code outside} or {@code inside}. */
  public String symbol() {
    return symbol;
  }
}
