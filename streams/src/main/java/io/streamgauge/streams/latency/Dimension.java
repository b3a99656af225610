package io.streamgauge.streams.latency;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/** What variants of a service differ in. */
public enum Dimension {
  VERSION(Variant::version),
  ENVIRONMENT(Variant::environment),
  TAG(Variant::tag);

  /** All dimensions by the words for them in requests. */
  public static final Map<String, Dimension> BY_LABEL = byLabel();

  private final Function<Variant, String> value;

  Dimension(Function<Variant, String> value) {
    this.value = value;
  }

  /** Its name in requests, answers and settings: version, environment, tag. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** What a variant is in this; empty if it is not told. */
  public String of(Variant variant) {
    return value.apply(variant);
  }

  private static Map<String, Dimension> byLabel() {
    Map<String, Dimension> dimensions = new LinkedHashMap<>();
    for (Dimension dimension : values()) {
      dimensions.put(dimension.label(), dimension);
    }
    return dimensions;
  }
}
