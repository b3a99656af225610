package io.streamgauge.standalone.registry;

import io.streamgauge.standalone.registry.Change.LevelSet;
import io.streamgauge.standalone.registry.Change.ModeSet;
import io.streamgauge.standalone.registry.Journal.Decision;
import java.util.List;
import java.util.Optional;

/** Levels and modes, of subjects and of all of them. */
final class Settings {

  static final Level DEFAULT_LEVEL = Level.BACKWARD;
  static final Mode DEFAULT_MODE = Mode.READWRITE;

  private final Catalog catalog;
  private final Journal journal;

  Settings(Catalog catalog, Journal journal) {
    this.catalog = catalog;
    this.journal = journal;
  }

  /** The level that holds for a subject. */
  Level levelFor(String subject) {
    return catalog.level(Optional.of(subject)).orElseGet(this::globalLevel);
  }

  /** The mode that holds for a subject; READONLY_OVERRIDE of all goes before the subject's own. */
  Mode modeFor(String subject) {
    Mode global = globalMode();
    return global == Mode.READONLY_OVERRIDE
        ? global
        : catalog.mode(Optional.of(subject)).orElse(global);
  }

  Level globalLevel() {
    return catalog.level(Optional.empty()).orElse(DEFAULT_LEVEL);
  }

  Mode globalMode() {
    return catalog.mode(Optional.empty()).orElse(DEFAULT_MODE);
  }

  /** The level of this subject itself; 40408 where it has none. */
  Level ownLevel(String subject) {
    return catalog
        .level(Optional.of(subject))
        .orElseThrow(
            () ->
                Problem.notFound(
                    40408,
                    "Subject '%s' does not have subject-level compatibility configured"
                        .formatted(subject)));
  }

  /** The mode of this subject itself; 40409 where it has none. */
  Mode ownMode(String subject) {
    return catalog
        .mode(Optional.of(subject))
        .orElseThrow(
            () ->
                Problem.notFound(
                    40409,
                    "Subject '%s' does not have subject-level mode configured".formatted(subject)));
  }

  void setLevel(Optional<String> subject, Level level) {
    journal.write(() -> new Decision<>(List.of(new LevelSet(subject, Optional.of(level))), level));
  }

  /** Takes a subject's level back; the level that it had. */
  Level removeLevel(String subject) {
    return journal.write(
        () -> {
          Level had = ownLevel(subject);
          return new Decision<>(List.of(new LevelSet(Optional.of(subject), Optional.empty())), had);
        });
  }

  /** Takes the level of all back to the default; the level that it had. */
  Level removeGlobalLevel() {
    return journal.write(
        () ->
            new Decision<>(
                List.of(new LevelSet(Optional.empty(), Optional.empty())), globalLevel()));
  }

  /**
   * @param force whether IMPORT is allowed where there are schemas already
   */
  void setMode(Optional<String> subject, Mode mode, boolean force) {
    journal.write(
        () -> {
          if (mode == Mode.IMPORT && !force && hasSchemas(subject)) {
            throw Problem.invalid(42205, "Cannot import since found existing subjects");
          }
          return new Decision<>(List.of(new ModeSet(subject, Optional.of(mode))), mode);
        });
  }

  /** Takes a subject's mode back; the mode that it had. */
  Mode removeMode(String subject) {
    return journal.write(
        () -> {
          Mode had = ownMode(subject);
          return new Decision<>(List.of(new ModeSet(Optional.of(subject), Optional.empty())), had);
        });
  }

  /**
   * @throws Problem 42205 where the subject may not be changed
   */
  void requireWritable(String subject) {
    if (modeFor(subject).readOnly()) {
      throw Problem.invalid(42205, "Subject " + subject + " is in read-only mode");
    }
  }

  private boolean hasSchemas(Optional<String> subject) {
    return subject
        .map(name -> !catalog.versions(name).isEmpty())
        .orElseGet(() -> !catalog.subjects().isEmpty());
  }
}
