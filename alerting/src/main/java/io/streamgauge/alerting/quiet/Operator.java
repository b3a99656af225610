package io.streamgauge.alerting.quiet;

import java.util.Arrays;
import java.util.Optional;

/** How the field of an alert is held against a value. */
public enum Operator {
  EQUAL("="),
  NOT_EQUAL("!="),

  /** The value is a glob, in which {@code *} stands for any characters. */
  LIKE("~"),
  NOT_LIKE("!~");

  private final String symbol;

  Operator(String symbol) {
    this.symbol = symbol;
  }

  static Optional<Operator> of(String symbol) {
    return Arrays.stream(values()).filter(each -> each.symbol.equals(symbol)).findFirst();
  }

  /** As it is written. */
  public String symbol() {
    return symbol;
  }

  boolean test(String actual, String value) {
    return switch (this) {
      case EQUAL -> actual.equals(value);
      case NOT_EQUAL -> !actual.equals(value);
      case LIKE -> Glob.matches(value, actual);
      case NOT_LIKE -> !Glob.matches(value, actual);
    };
  }
}
