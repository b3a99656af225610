package io.streamgauge.streams.store;

import static java.util.Objects.requireNonNull;

import io.streamgauge.streams.window.Resolution;
import java.util.List;

/**
 * Names of the stores that hold one kind of content.
 *
 * @param name what all of the names begin with
 * @param resolutions the windows that there are, finest first; at least one
 */
public record StoreFamily(String name, List<Resolution> resolutions) {

  public StoreFamily {
    requireNonNull(name, "name");
    resolutions = List.copyOf(resolutions);
    if (resolutions.isEmpty()) {
      throw new IllegalArgumentException("no resolutions for " + name);
    }
  }

  /** With windows of all resolutions. */
  public StoreFamily(String name) {
    this(name, Resolution.ALL);
  }

  /** The shortest of its windows. */
  public Resolution finest() {
    return resolutions.get(0);
  }

  /** The window store of a resolution, for example latency-10s. */
  public String windows(Resolution resolution) {
    return name + '-' + resolution.label();
  }

  /** The store of the windows that are not final yet. */
  public String open() {
    return name + "-open";
  }

  /** Not a store: what is held on the heap between commits, see {@link CommitFlush}. */
  public String commit() {
    return name + "-commit";
  }
}
