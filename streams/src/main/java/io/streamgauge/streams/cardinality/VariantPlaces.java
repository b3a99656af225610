package io.streamgauge.streams.cardinality;

import io.streamgauge.streams.store.Keys;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * The live variants of each service in one task: so many have a place, and a new one takes that of
 * the one that has been silent for longest, if that is an hour. All times are event times, so that
 * it is the same when events are read again. The store behind it is written when a variant is new
 * and once a minute while it lives. Not thread-safe: used by the task's own thread.
 */
final class VariantPlaces {

  /** A variant that has been silent for so long loses its place when that is needed. */
  static final Duration SILENT = Duration.ofHours(1);

  private static final long REWRITE_AFTER = Duration.ofMinutes(1).toMillis();

  private final KeyValueStore<String, Long> store;
  private final int places;
  private final Map<String, Map<String, Seen>> byService = new HashMap<>();

  /**
   * Takes up what an earlier life of the task has decided.
   *
   * @param store when each variant was last heard of
   * @param places variants of each service
   */
  VariantPlaces(KeyValueStore<String, Long> store, int places) {
    this.store = store;
    this.places = places;
    try (KeyValueIterator<String, Long> entries = store.all()) {
      while (entries.hasNext()) {
        KeyValue<String, Long> entry = entries.next();
        int service = entry.key.indexOf('\t');
        variantsOf(entry.key.substring(0, service))
            .put(entry.key.substring(service + 1), new Seen(entry.value));
      }
    }
  }

  private Map<String, Seen> variantsOf(String service) {
    return byService.computeIfAbsent(service, name -> new HashMap<>());
  }

  /**
   * Whether a variant has a place, now that it is heard of.
   *
   * @param time of its latest event, epoch milliseconds
   */
  boolean admits(String service, String variant, long time) {
    Map<String, Seen> variants = variantsOf(service);
    Seen seen = variants.get(variant);
    if (seen == null) {
      return admitsNew(service, variants, variant, time);
    }
    if (seen.hear(Math.max(seen.at(), time), REWRITE_AFTER)) {
      store.put(Keys.join(service, variant), seen.at());
    }
    return true;
  }

  private boolean admitsNew(String service, Map<String, Seen> variants, String variant, long time) {
    if (variants.size() >= places) {
      Optional<String> silent = mostSilent(variants, time - SILENT.toMillis());
      if (silent.isEmpty()) {
        return false;
      }
      variants.remove(silent.get());
      store.delete(Keys.join(service, silent.get()));
    }
    variants.put(variant, new Seen(time));
    store.put(Keys.join(service, variant), time);
    return true;
  }

  private static Optional<String> mostSilent(Map<String, Seen> variants, long since) {
    return variants.entrySet().stream()
        .filter(variant -> variant.getValue().at() <= since)
        .min(
            Comparator.comparingLong((Map.Entry<String, Seen> variant) -> variant.getValue().at())
                .thenComparing(Map.Entry::getKey))
        .map(Map.Entry::getKey);
  }
}
