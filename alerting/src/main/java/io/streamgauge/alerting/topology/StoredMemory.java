package io.streamgauge.alerting.topology;

import io.streamgauge.alert.Alert;
import io.streamgauge.alerting.lifecycle.Memory;
import io.streamgauge.alerting.lifecycle.Track;
import io.streamgauge.alerting.rules.PastWindow;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** The memory of one task, in its stores. */
final class StoredMemory implements Memory {

  /** Characters in front of the id of an alert that tell what was learnt. */
  private static final int LESSON = 1;

  private final KeyValueStore<String, Track> tracks;
  private final KeyValueStore<String, Alert> states;
  private final @Nullable KeyValueStore<Bytes, byte[]> past;
  private final @Nullable KeyValueStore<String, byte[]> baselines;

  private StoredMemory(
      KeyValueStore<String, Track> tracks,
      KeyValueStore<String, Alert> states,
      @Nullable KeyValueStore<Bytes, byte[]> past,
      @Nullable KeyValueStore<String, byte[]> baselines) {
    this.tracks = tracks;
    this.states = states;
    this.past = past;
    this.baselines = baselines;
  }

  static StoredMemory of(ProcessorContext<?, ?> context) {
    return of(
        context,
        AlertingTopology.TRACKS,
        AlertingTopology.STATES,
        AlertingTopology.PAST,
        AlertingTopology.BASELINES);
  }

  static StoredMemory of(
      ProcessorContext<?, ?> context, String tracks, String states, String past, String baselines) {
    return new StoredMemory(
        context.getStateStore(tracks),
        context.getStateStore(states),
        context.getStateStore(past),
        context.getStateStore(baselines));
  }

  /** That of rules which go by what others say; they look back on nothing. */
  static StoredMemory ofCombinations(ProcessorContext<?, ?> context) {
    return new StoredMemory(
        context.getStateStore(AlertingTopology.COMBINED_TRACKS),
        context.getStateStore(AlertingTopology.COMBINED_STATES),
        null,
        null);
  }

  @Override
  public Track track(String alertId) {
    Track stored = tracks.get(alertId);
    return stored == null ? Track.NEW : stored;
  }

  @Override
  public void track(String alertId, Track track) {
    tracks.put(alertId, track);
  }

  @Override
  public void tracks(BiConsumer<String, Track> each) {
    all(tracks, each);
  }

  @Override
  public Optional<Alert> latest(String alertId) {
    return Optional.ofNullable(states.get(alertId));
  }

  @Override
  public void latest(String alertId, Alert transition) {
    states.put(alertId, transition);
  }

  @Override
  public void latest(BiConsumer<String, Alert> each) {
    all(states, each);
  }

  private static <V> void all(KeyValueStore<String, V> store, BiConsumer<String, V> each) {
    try (KeyValueIterator<String, V> all = store.all()) {
      while (all.hasNext()) {
        KeyValue<String, V> entry = all.next();
        each.accept(entry.key, entry.value);
      }
    }
  }

  @Override
  public List<PastWindow> past(String key, Duration resolution, long from, long to) {
    List<PastWindow> windows = new ArrayList<>();
    find(
        key, resolution, from, to, entry -> windows.add(PastFormat.window(entry.key, entry.value)));
    return windows;
  }

  @Override
  public void past(String key, Duration resolution, PastWindow window, long before) {
    if (past == null) {
      return;
    }
    past.put(PastFormat.key(key, resolution, window.start()), PastFormat.value(window));
    List<Bytes> old = new ArrayList<>();
    find(key, resolution, 0, before, entry -> old.add(entry.key));
    old.forEach(past::delete);
  }

  /** Does not ask the store for a span that is empty: it would warn each time. */
  private void find(
      String key, Duration resolution, long from, long to, Consumer<KeyValue<Bytes, byte[]>> each) {
    if (past == null || from >= to) {
      return;
    }
    try (KeyValueIterator<Bytes, byte[]> found =
        past.range(
            PastFormat.key(key, resolution, from), PastFormat.key(key, resolution, to - 1))) {
      found.forEachRemaining(each);
    }
  }

  @Override
  public Optional<byte[]> learnt(String alertId, Lesson lesson) {
    return Optional.ofNullable(baselines == null ? null : baselines.get(key(alertId, lesson)));
  }

  @Override
  public void learnt(String alertId, Lesson lesson, byte[] bytes) {
    if (baselines != null) {
      baselines.put(key(alertId, lesson), bytes);
    }
  }

  @Override
  public void forgetLearnt(Predicate<String> alertIds) {
    if (baselines == null) {
      return;
    }
    List<String> old = new ArrayList<>();
    try (KeyValueIterator<String, byte[]> all = baselines.all()) {
      all.forEachRemaining(
          entry -> {
            if (alertIds.test(entry.key.substring(LESSON))) {
              old.add(entry.key);
            }
          });
    }
    old.forEach(baselines::delete);
  }

  private static String key(String alertId, Lesson lesson) {
    return (lesson == Lesson.RECENT ? "r" : "s") + alertId;
  }
}
