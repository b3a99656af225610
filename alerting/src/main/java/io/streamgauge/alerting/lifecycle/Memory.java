package io.streamgauge.alerting.lifecycle;

import io.streamgauge.alert.Alert;
import io.streamgauge.alerting.rules.PastWindow;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Predicate;

/**
 * What a {@link Judge} remembers. It holds nothing else that matters, so one that is given the same
 * memory goes on where another has stopped.
 */
public interface Memory {

  /** What is remembered of an alert; {@link Track#NEW} where that is nothing. */
  Track track(String alertId);

  /** Remembers it. */
  void track(String alertId, Track track);

  /** Shows all that is remembered of alerts. */
  void tracks(BiConsumer<String, Track> each);

  /** The latest transition of an alert that was told. */
  Optional<Alert> latest(String alertId);

  /** Remembers it. */
  void latest(String alertId, Alert transition);

  /** Shows the latest transitions of all alerts; they may be remembered anew meanwhile. */
  void latest(BiConsumer<String, Alert> each);

  /**
   * Complete windows of one measure of one series, earliest first.
   *
   * @param key names measure and series
   * @param from epoch milliseconds, inclusive
   * @param to epoch milliseconds, exclusive
   */
  List<PastWindow> past(String key, Duration resolution, long from, long to);

  /**
   * Remembers a complete window, and forgets those of its kind that began before a time.
   *
   * @param before epoch milliseconds
   */
  void past(String key, Duration resolution, PastWindow window, long before);

  /** Parts of what is learnt for an alert; each changes at its own pace. */
  enum Lesson {
    RECENT,
    SEASON
  }

  /** What was learnt for an alert, as bytes; empty where nothing was. */
  Optional<byte[]> learnt(String alertId, Lesson lesson);

  /** Remembers it. */
  void learnt(String alertId, Lesson lesson, byte[] bytes);

  /** Forgets what was learnt for some alerts. */
  void forgetLearnt(Predicate<String> alertIds);
}
