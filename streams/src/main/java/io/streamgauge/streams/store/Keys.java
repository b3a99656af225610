package io.streamgauge.streams.store;

import java.util.Arrays;
import java.util.stream.Collectors;

/** Keys in topics and stores: names with tabs between them. */
public final class Keys {

  private static final String SEPARATOR = "\t";

  private Keys() {}

  /** The names as one key; a tab within a name becomes a space. */
  public static String join(String... names) {
    return Arrays.stream(names).map(Keys::clean).collect(Collectors.joining(SEPARATOR));
  }

  /** A name as it stands in keys. */
  public static String clean(String name) {
    return name.replace('\t', ' ');
  }
}
