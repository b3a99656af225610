package io.streamgauge.collectors;

import static java.util.Objects.requireNonNull;

import io.streamgauge.event.GaugeReading;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.DoubleSupplier;

/**
 * Numbers that go up and down, of whatever is to be watched: readings that are recorded one by one,
 * and gauges that are read every now and then on the publisher's thread. All instances of a service
 * share a gauge of the same name and tags; a tag with the instance's name tells them apart. Safe
 * for use by many threads.
 */
public final class Gauges {

  private static final int LONGEST_NAME = 1_000;

  private record Key(String name, Map<String, String> tags) {

    Key {
      requireNonNull(name, "name");
      tags = Map.copyOf(tags);
    }
  }

  private final SampleQueue<GaugeReading> queue;
  private final InstantSource clock;
  private final Rejections rejections;
  private final Map<Key, DoubleSupplier> suppliers = new ConcurrentHashMap<>();

  Gauges(SampleQueue<GaugeReading> queue, InstantSource clock, Rejections rejections) {
    this.queue = queue;
    this.clock = clock;
    this.rejections = rejections;
  }

  /** Records a reading of this moment. */
  public void record(String name, double value) {
    record(name, Map.of(), value);
  }

  /** Records a reading of this moment. */
  public void record(String name, Map<String, String> tags, double value) {
    record(name, tags, value, clock.millis());
  }

  /**
   * Records a reading.
   *
   * @param name name of the gauge, for example {@code queue.depth}
   * @param tags what tells it from others of its name; not to be changed afterwards
   * @param value a finite number
   * @param epochMillis when it was read
   */
  public void record(String name, Map<String, String> tags, double value, long epochMillis) {
    GaugeReading reading = checked(name, tags, value, epochMillis);
    if (reading != null) {
      queue.put(reading);
    }
  }

  /** Reads a gauge from now on; a second one under the same name takes the place of the first. */
  public void register(String name, DoubleSupplier reader) {
    register(name, Map.of(), reader);
  }

  /**
   * Reads a gauge from now on; a second one under the same name and tags takes the place of the
   * first.
   *
   * @param reader gives the number, not a number where there is nothing to tell; called by the
   *     publisher's thread
   */
  public void register(String name, Map<String, String> tags, DoubleSupplier reader) {
    suppliers.put(new Key(name, tags), requireNonNull(reader, "reader"));
  }

  /** Reads a gauge no more. */
  public void unregister(String name, Map<String, String> tags) {
    suppliers.remove(new Key(name, tags));
  }

  /** Reads all registered gauges. Never throws. */
  void read(long epochMillis) {
    suppliers.forEach((key, reader) -> read(key, reader, epochMillis));
  }

  private void read(Key key, DoubleSupplier reader, long epochMillis) {
    try {
      double value = reader.getAsDouble();
      GaugeReading reading =
          Double.isNaN(value) ? null : checked(key.name(), key.tags(), value, epochMillis);
      if (reading != null) {
        queue.add(reading);
      }
    } catch (RuntimeException e) {
      rejections.reject("reading of a gauge", key.name() + ": " + e, "a number");
    }
  }

  /** The reading, null where it is rejected. */
  private GaugeReading checked(
      String name, Map<String, String> tags, double value, long epochMillis) {
    if (name == null || name.isBlank() || name.length() > LONGEST_NAME) {
      rejections.reject("name of a gauge", name, "a name of 1 to " + LONGEST_NAME + " characters");
    } else if (tags == null || !tags.entrySet().stream().allMatch(Gauges::isTag)) {
      rejections.reject(
          "tags of a gauge", name + ' ' + tags, "names and values of at most " + LONGEST_NAME);
    } else if (!Double.isFinite(value)) {
      rejections.reject("value of a gauge", name + ": " + value, "a finite number");
    } else if (epochMillis < 0) {
      rejections.reject("time of a gauge", name + ": " + epochMillis, "0 or more");
    } else {
      return new GaugeReading(name, tags, value, epochMillis);
    }
    return null;
  }

  private static boolean isTag(Map.Entry<String, String> tag) {
    return tag.getKey() != null
        && tag.getValue() != null
        && !tag.getKey().isBlank()
        && tag.getKey().length() + tag.getValue().length() <= LONGEST_NAME;
  }
}
