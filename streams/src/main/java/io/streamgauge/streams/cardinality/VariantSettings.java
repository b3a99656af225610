package io.streamgauge.streams.cardinality;

import static java.util.Objects.requireNonNull;

import io.streamgauge.streams.latency.Dimension;
import java.util.HashSet;
import java.util.Set;

/**
 * What is told apart within a service, besides environment and version.
 *
 * @param tag name of the tag of sources whose values are told apart; empty if none is
 * @param most variants that a service may have at a time, 1 or more
 * @param reported by what windows of variants are told apart where they are reported, each alone
 *     and in every combination; where there is nothing, they are not reported
 */
public record VariantSettings(String tag, int most, Set<Dimension> reported) {

  /** Eight variants, no tag, and nothing reported. */
  public static final VariantSettings DEFAULT = new VariantSettings("", 8);

  /** Places are given later on; what may have one there has to be told apart before. */
  private static final int GATHERED = 4;

  public VariantSettings {
    requireNonNull(tag, "tag");
    reported = Set.copyOf(reported);
    if (most < 1) {
      throw new IllegalArgumentException("most variants is " + most + ", allowed is 1 or more");
    }
  }

  /** With nothing reported. */
  public VariantSettings(String tag, int most) {
    this(tag, most, Set.of());
  }

  /** The same with windows reported by these, too. */
  public VariantSettings reporting(Set<Dimension> further) {
    Set<Dimension> all = new HashSet<>(reported);
    all.addAll(further);
    return new VariantSettings(tag, most, all);
  }

  /** Variants of a service that are told apart while events are gathered. */
  public int gathered() {
    return GATHERED * most;
  }
}
