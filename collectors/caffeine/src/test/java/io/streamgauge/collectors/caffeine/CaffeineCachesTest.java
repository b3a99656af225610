package io.streamgauge.collectors.caffeine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.streamgauge.collectors.RecordingCollector;
import io.streamgauge.event.CacheBatch;
import io.streamgauge.event.CacheSample;
import io.streamgauge.schemas.Topics;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CaffeineCachesTest {

  private final RecordingCollector recording = new RecordingCollector();

  @AfterEach
  void close() {
    recording.close();
  }

  @Test
  void publishesWhatTheCacheCountsSinceItsRegistration() {
    Cache<Integer, String> cache =
        Caffeine.newBuilder().maximumSize(2).executor(Runnable::run).recordStats().build();
    cache.getIfPresent(1);
    CaffeineCaches.register(recording.collector(), "products", cache);

    for (int key = 0; key < 5; key++) {
      cache.get(key, String::valueOf);
    }
    cache.asMap().keySet().forEach(cache::getIfPresent);
    cache.cleanUp();

    CacheSample sample = lastSample();
    assertThat(sample.getCache()).isEqualTo("products");
    assertThat(sample.getMisses()).isEqualTo(5);
    assertThat(sample.getHits()).isEqualTo(2);
    assertThat(sample.getLoads()).isEqualTo(5);
    assertThat(sample.getLoadFailures()).isZero();
    assertThat(sample.getLoadTime()).isPositive();
    assertThat(sample.getEvictions()).isEqualTo(3);
    assertThat(sample.getSize()).isEqualTo(2);
  }

  @Test
  void readsCachesOfFutures() {
    var cache = Caffeine.newBuilder().recordStats().<Integer, String>buildAsync();
    CaffeineCaches.register(recording.collector(), "prices", cache);

    cache.get(1, String::valueOf).join();

    assertThat(lastSample().getMisses()).isEqualTo(1);
  }

  @Test
  void refusesACacheThatCountsNothing() {
    Cache<Integer, String> cache = Caffeine.newBuilder().build();

    assertThatIllegalArgumentException()
        .isThrownBy(() -> CaffeineCaches.register(recording.collector(), "products", cache))
        .withMessageContaining("'products'")
        .withMessageContaining("recordStats()");
  }

  private CacheSample lastSample() {
    List<CacheBatch> batches = recording.published(Topics.CACHES);
    List<CacheSample> samples = batches.get(batches.size() - 1).getSamples();
    return samples.get(samples.size() - 1);
  }
}
