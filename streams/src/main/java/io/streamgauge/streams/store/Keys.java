package io.streamgauge.streams.store;

/** Keys in topics and stores: names with tabs between them. */
public final class Keys {

  private static final char SEPARATOR = '\t';

  private Keys() {}

  /** The names as one key; a tab within a name becomes a space. */
  public static String join(String first, String second) {
    return clean(first) + SEPARATOR + clean(second);
  }

  /** The same for three names. */
  public static String join(String first, String second, String third) {
    return clean(first) + SEPARATOR + clean(second) + SEPARATOR + clean(third);
  }

  /**
   * A name as it stands in keys: without tabs, and without the character 0, on which readers rely.
   */
  public static String clean(String name) {
    return name.replace(SEPARATOR, ' ').replace('\0', ' ');
  }
}
