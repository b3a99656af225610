package io.streamgauge.standalone.registry;

import io.streamgauge.standalone.registry.Change.LevelSet;
import io.streamgauge.standalone.registry.Change.ModeSet;
import io.streamgauge.standalone.registry.Change.SchemaAdded;
import io.streamgauge.standalone.registry.Change.VersionRemoved;
import io.streamgauge.standalone.registry.Change.VersionSet;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What the registry knows: the outcome of all changes. Thread-safe; answers are copies. */
final class Catalog {

  private final Map<Integer, Content> contents = new TreeMap<>();
  private final Map<Content, Integer> ids = new HashMap<>();
  private final Map<String, TreeMap<Integer, Version>> subjects = new TreeMap<>();
  private final Map<Optional<String>, Level> levels = new HashMap<>();
  private final Map<Optional<String>, Mode> modes = new HashMap<>();
  private int highestId;

  synchronized void apply(Change change) {
    if (change instanceof SchemaAdded added) {
      contents.put(added.id(), added.content());
      ids.putIfAbsent(added.content(), added.id());
      highestId = Math.max(highestId, added.id());
    } else if (change instanceof VersionSet set) {
      Version version = set.version();
      subjects
          .computeIfAbsent(version.subject(), subject -> new TreeMap<>())
          .put(version.number(), version);
    } else if (change instanceof VersionRemoved removed) {
      remove(removed.subject(), removed.number());
    } else if (change instanceof LevelSet set) {
      put(levels, set.subject(), set.level());
    } else if (change instanceof ModeSet set) {
      put(modes, set.subject(), set.mode());
    }
  }

  /** An id that was never given before, and will not be given again even if nothing uses it. */
  synchronized int newId() {
    return ++highestId;
  }

  synchronized int highestId() {
    return highestId;
  }

  synchronized Optional<Content> content(int id) {
    return Optional.ofNullable(contents.get(id));
  }

  synchronized Optional<Integer> id(Content content) {
    return Optional.ofNullable(ids.get(content));
  }

  /** All subjects that ever were and are not gone for good, by name. */
  synchronized List<String> subjects() {
    return List.copyOf(subjects.keySet());
  }

  /** All versions of a subject, hidden ones too, oldest first; none where it is unknown. */
  synchronized List<Version> versions(String subject) {
    TreeMap<Integer, Version> versions = subjects.get(subject);
    return versions == null ? List.of() : List.copyOf(versions.values());
  }

  /** All versions of all subjects, hidden ones too. */
  synchronized List<Version> versions() {
    List<Version> all = new ArrayList<>();
    subjects.values().forEach(versions -> all.addAll(versions.values()));
    return all;
  }

  /** What was set for this subject itself, or for all where there is none. */
  synchronized Optional<Level> level(Optional<String> subject) {
    return Optional.ofNullable(levels.get(subject));
  }

  /** What was set for this subject itself, or for all where there is none. */
  synchronized Optional<Mode> mode(Optional<String> subject) {
    return Optional.ofNullable(modes.get(subject));
  }

  private void remove(String subject, int number) {
    TreeMap<Integer, Version> versions = subjects.get(subject);
    if (versions != null) {
      versions.remove(number);
      if (versions.isEmpty()) {
        subjects.remove(subject);
      }
    }
  }

  private static <V> void put(
      Map<Optional<String>, V> settings, Optional<String> subject, Optional<V> value) {
    value.ifPresentOrElse(v -> settings.put(subject, v), () -> settings.remove(subject));
  }
}
