package io.streamgauge.alerting.trial;

import io.streamgauge.alerting.rules.Quantity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Values of a series, written as for promtool: {@code a} is one value, {@code a+bxn} and {@code
 * a-bxn} are a and n more, each b above or below the one before, {@code axn} is a and n more of the
 * same, {@code _} is none and {@code _xn} are n times none. Values may carry a unit of their
 * quantity; without one they are in seconds, ratios, bytes or whatever the quantity's own is.
 */
final class Values {

  static final String ALLOWED =
      "values such as '0.1 0.2+0.1x3 700msx5 _ _x2', where ax3 is four times a, and _ no value";

  private static final int MOST = 1_000_000;
  private static final String NUMBER = "(-?[0-9]+(?:\\.[0-9]+)?(?:[eE]-?[0-9]+)?)";
  private static final String UNIT = "([a-zA-Zµ%/&&[^x]]*)";
  private static final Pattern NONE = Pattern.compile("_(?:x([0-9]{1,7}))?");
  private static final Pattern SOME =
      Pattern.compile(NUMBER + UNIT + "(?:([+-])" + NUMBER + UNIT + ")?(?:x([0-9]{1,7}))?");

  private final Quantity quantity;
  private final List<OptionalDouble> values = new ArrayList<>();

  private Values(Quantity quantity) {
    this.quantity = quantity;
  }

  /** The values; empty where the text is not {@link #ALLOWED}. */
  static Optional<List<OptionalDouble>> of(Quantity quantity, String text) {
    Values all = new Values(quantity);
    for (String part : text.strip().split("\\s+")) {
      if (!all.add(part) || all.values.size() > MOST) {
        return Optional.empty();
      }
    }
    return Optional.of(List.copyOf(all.values));
  }

  private boolean add(String part) {
    Matcher none = NONE.matcher(part);
    if (none.matches()) {
      int times = none.group(1) == null ? 1 : Integer.parseInt(none.group(1));
      return add(times, OptionalDouble.empty(), 0);
    }
    Matcher some = SOME.matcher(part);
    if (!some.matches()) {
      return false;
    }
    OptionalDouble first = value(some.group(1), some.group(2));
    OptionalDouble step =
        some.group(3) == null ? OptionalDouble.of(0) : value(some.group(4), some.group(5));
    if (first.isEmpty() || step.isEmpty()) {
      return false;
    }
    int more = some.group(6) == null ? 0 : Integer.parseInt(some.group(6));
    return add(
        1 + more, first, "-".equals(some.group(3)) ? -step.getAsDouble() : step.getAsDouble());
  }

  private boolean add(int times, OptionalDouble first, double step) {
    for (int i = 0; i < times && values.size() <= MOST; i++) {
      values.add(first.isPresent() ? OptionalDouble.of(first.getAsDouble() + i * step) : first);
    }
    return true;
  }

  private OptionalDouble value(String number, String unit) {
    return unit.isEmpty()
        ? OptionalDouble.of(Double.parseDouble(number))
        : quantity.parse(number + unit);
  }
}
