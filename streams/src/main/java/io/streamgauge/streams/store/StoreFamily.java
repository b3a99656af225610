package io.streamgauge.streams.store;

import io.streamgauge.streams.window.Resolution;

/**
 * Names of the stores that hold one kind of content.
 *
 * @param name what all of the names begin with
 */
public record StoreFamily(String name) {

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
