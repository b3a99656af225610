package io.streamgauge.streams.cardinality;

import static java.util.Objects.requireNonNull;

/**
 * What is told apart within a service, besides environment and version.
 *
 * @param tag name of the tag of sources whose values are told apart; empty if none is
 * @param most variants that a service may have at a time, 1 or more
 */
public record VariantSettings(String tag, int most) {

  /** Eight variants, and no tag. */
  public static final VariantSettings DEFAULT = new VariantSettings("", 8);

  /** Places are given later on; what may have one there has to be told apart before. */
  private static final int GATHERED = 4;

  public VariantSettings {
    requireNonNull(tag, "tag");
    if (most < 1) {
      throw new IllegalArgumentException("most variants is " + most + ", allowed is 1 or more");
    }
  }

  /** Variants of a service that are told apart while events are gathered. */
  public int gathered() {
    return GATHERED * most;
  }
}
