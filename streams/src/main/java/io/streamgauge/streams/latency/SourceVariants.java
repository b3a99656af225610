package io.streamgauge.streams.latency;

import io.streamgauge.event.Source;
import java.time.Duration;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * The variants of the sources that batches come from. Sources that come again are mostly the same
 * object, which is found without reading it. Of each service so many variants are told apart, so
 * that a tag which is different for every instance does not undo that events are gathered over
 * instances; a new one waits until one of them has been silent for an hour. Not thread-safe.
 */
final class SourceVariants {

  private static final int MOST_KNOWN = 1_000;
  private static final long SILENT = Duration.ofHours(1).toMillis();
  private static final Told NOTHING = new Told(Variant.NONE);

  private static final class Told {

    private final Variant variant;
    private long at;

    private Told(Variant variant) {
      this.variant = variant;
    }
  }

  private final String tag;
  private final int most;
  private final LongSupplier wallClock;
  private final Map<Source, Told> known = new IdentityHashMap<>();
  private final Map<String, Map<Variant, Told>> byService = new HashMap<>();

  /**
   * @param tag name of the tag that counts; empty if none does
   * @param most variants that are told apart of a service
   * @param wallClock epoch milliseconds
   */
  SourceVariants(String tag, int most, LongSupplier wallClock) {
    this.tag = tag;
    this.most = most;
    this.wallClock = wallClock;
  }

  /** The variant of a source; {@link Variant#OTHER} where its service has too many. */
  Variant of(Source source) {
    Told told = known.get(source);
    if (told == null) {
      told = note(source);
    }
    if (told != NOTHING) {
      told.at = wallClock.getAsLong();
    }
    return told.variant;
  }

  private Told note(Source source) {
    Variant variant = Variant.of(source, tag);
    Told told = variant.isNone() ? NOTHING : told(source.getService(), variant);
    if (known.size() >= MOST_KNOWN) {
      known.clear();
    }
    if (told.variant != Variant.OTHER) { // which it is only for now
      known.put(source, told);
    }
    return told;
  }

  private Told told(String service, Variant variant) {
    Map<Variant, Told> variants = byService.computeIfAbsent(service, name -> new HashMap<>());
    Told told = variants.get(variant);
    if (told == null && variants.size() >= most) {
      long since = wallClock.getAsLong() - SILENT;
      if (!variants.values().removeIf(one -> one.at <= since)) {
        return new Told(Variant.OTHER);
      }
      known.clear(); // it may lead to those
    }
    return variants.computeIfAbsent(variant, Told::new);
  }
}
