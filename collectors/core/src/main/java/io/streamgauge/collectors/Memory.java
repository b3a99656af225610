package io.streamgauge.collectors;

import static java.util.Objects.requireNonNull;

import io.streamgauge.event.Collection;
import io.streamgauge.event.MemorySample;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Memory, collections and load of this process. Safe for use by many threads. */
public final class Memory {

  private final SampleQueue<MemorySample> samples;
  private final SampleQueue<Collection> collections;
  private final Rejections rejections;
  private final List<MemorySource> sources = new CopyOnWriteArrayList<>();

  Memory(
      SampleQueue<MemorySample> samples,
      SampleQueue<Collection> collections,
      Rejections rejections) {
    this.samples = samples;
    this.collections = collections;
    this.rejections = rejections;
  }

  /** Reads this source from now on, and closes it with the collector. */
  public void register(MemorySource source) {
    sources.add(requireNonNull(source, "source"));
  }

  /** Records a reading; it is not to be changed afterwards. */
  public void record(MemorySample sample) {
    if (sample == null || sample.getTime() < 0) {
      rejections.reject("reading of memory", sample, "a reading at 0 ms after the epoch or later");
    } else {
      samples.put(sample);
    }
  }

  /** Records a collection; it is not to be changed afterwards. */
  public void record(Collection collection) {
    if (collection == null || collection.getTime() < 0 || collection.getCollector() == null) {
      rejections.reject("collection", collection, "one with time and collector");
    } else {
      collections.put(collection);
    }
  }

  /** Reads all sources. Never throws. */
  void read(long epochMillis) {
    for (MemorySource source : sources) {
      try {
        samples.add(source.read(epochMillis));
      } catch (RuntimeException e) {
        rejections.reject("reading of memory from " + source.getClass().getName(), e, "a reading");
      }
    }
  }

  /** Takes over what the sources have listened to. Never throws. */
  void drain() {
    for (MemorySource source : sources) {
      try {
        source.drainCollections().forEach(collections::add);
      } catch (RuntimeException e) {
        rejections.reject("collections from " + source.getClass().getName(), e, "a list");
      }
    }
  }

  /** Closes all sources. Never throws. */
  void close() {
    for (MemorySource source : sources) {
      try {
        source.close();
      } catch (RuntimeException e) {
        rejections.reject("closing of " + source.getClass().getName(), e, "an orderly end");
      }
    }
  }
}
