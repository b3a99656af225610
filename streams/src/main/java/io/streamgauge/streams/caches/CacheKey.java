package io.streamgauge.streams.caches;

/** Keys of caches in topics and stores. */
final class CacheKey {

  private static final char SEPARATOR = '\t';

  private CacheKey() {}

  /** The key of a cache: {@code service\tcache}. */
  static String of(String service, String cache) {
    return service.replace(SEPARATOR, ' ') + SEPARATOR + cache.replace(SEPARATOR, ' ');
  }

  /** The key of a cache in one instance: {@code service\tcache\tinstance}. */
  static String inInstance(String cacheKey, String instance) {
    return cacheKey + SEPARATOR + instance.replace(SEPARATOR, ' ');
  }
}
