package io.streamgauge.alerting.lifecycle;

import io.streamgauge.alert.Alert;
import io.streamgauge.alerting.rules.PastWindow;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Predicate;

/** A memory that ends with the process. Not thread-safe. */
public final class HeapMemory implements Memory {

  /** Windows of one length, of one measure of one series. */
  private record Kind(String key, Duration resolution) {}

  private final Map<String, Track> tracks = new LinkedHashMap<>();
  private final Map<String, Alert> latest = new LinkedHashMap<>();
  private final Map<Kind, NavigableMap<Long, PastWindow>> past = new HashMap<>();

  private final Map<Lesson, Map<String, byte[]>> learnt = new EnumMap<>(Lesson.class);

  @Override
  public Track track(String alertId) {
    return tracks.getOrDefault(alertId, Track.NEW);
  }

  @Override
  public void track(String alertId, Track track) {
    tracks.put(alertId, track);
  }

  @Override
  public void tracks(BiConsumer<String, Track> each) {
    new LinkedHashMap<>(tracks).forEach(each);
  }

  @Override
  public Optional<Alert> latest(String alertId) {
    return Optional.ofNullable(latest.get(alertId));
  }

  @Override
  public void latest(String alertId, Alert transition) {
    latest.put(alertId, transition);
  }

  @Override
  public void latest(BiConsumer<String, Alert> each) {
    new LinkedHashMap<>(latest).forEach(each);
  }

  @Override
  public List<PastWindow> past(String key, Duration resolution, long from, long to) {
    return List.copyOf(windows(key, resolution).subMap(from, Math.max(from, to)).values());
  }

  @Override
  public void past(String key, Duration resolution, PastWindow window, long before) {
    NavigableMap<Long, PastWindow> windows = windows(key, resolution);
    windows.put(window.start(), window);
    windows.headMap(before).clear();
  }

  @Override
  public Optional<byte[]> learnt(String alertId, Lesson lesson) {
    return Optional.ofNullable(learnt.getOrDefault(lesson, Map.of()).get(alertId));
  }

  @Override
  public void learnt(String alertId, Lesson lesson, byte[] bytes) {
    learnt.computeIfAbsent(lesson, each -> new HashMap<>()).put(alertId, bytes);
  }

  @Override
  public void forgetLearnt(Predicate<String> alertIds) {
    learnt.values().forEach(each -> each.keySet().removeIf(alertIds));
  }

  private NavigableMap<Long, PastWindow> windows(String key, Duration resolution) {
    return past.computeIfAbsent(new Kind(key, resolution), kind -> new TreeMap<>());
  }
}
