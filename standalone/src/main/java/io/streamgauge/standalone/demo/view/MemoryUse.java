package io.streamgauge.standalone.demo.view;

import static java.util.Objects.requireNonNull;

/**
 * Memory of one instance as last known; NaN where unknown.
 *
 * @param floor bytes that survive collection
 * @param max bytes that the heap may grow to
 * @param growth of the floor in bytes per second
 * @param direction increasing, stable, decreasing or unknown
 * @param exhaustionSeconds until the floor reaches {@code max}
 */
public record MemoryUse(
    String instance,
    double floor,
    double max,
    double growth,
    String direction,
    double exhaustionSeconds) {

  public MemoryUse {
    requireNonNull(instance, "instance");
    requireNonNull(direction, "direction");
  }
}
