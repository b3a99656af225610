package io.streamgauge.streams.latency;

import io.streamgauge.event.Source;
import java.util.IdentityHashMap;
import java.util.Map;

/**
 * The variants of the sources that batches come from. Sources that come again are mostly the same
 * object, which is found without reading it. Not thread-safe.
 */
final class SourceVariants {

  private static final int MOST_KNOWN = 1_000;

  private final String tag;
  private final Map<Source, Variant> known = new IdentityHashMap<>();

  /**
   * @param tag name of the tag that counts; empty if none does
   */
  SourceVariants(String tag) {
    this.tag = tag;
  }

  Variant of(Source source) {
    Variant variant = known.get(source);
    return variant != null ? variant : note(source);
  }

  private Variant note(Source source) {
    if (known.size() >= MOST_KNOWN) {
      known.clear();
    }
    Variant variant = Variant.of(source, tag);
    known.put(source, variant);
    return variant;
  }
}
