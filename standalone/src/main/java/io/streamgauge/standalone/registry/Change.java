package io.streamgauge.standalone.registry;

import java.util.Optional;

/** One step of the catalog, as it stands in the log. */
sealed interface Change {

  /** A schema got its id. Never undone, so that ids are never used twice. */
  record SchemaAdded(int id, Content content) implements Change {}

  /** A version came, or was hidden. */
  record VersionSet(Version version) implements Change {}

  /** A version is gone for good. */
  record VersionRemoved(String subject, int number) implements Change {}

  /** The level of a subject, or of all (no subject), was set or taken back (no level). */
  record LevelSet(Optional<String> subject, Optional<Level> level) implements Change {}

  /** The mode of a subject, or of all (no subject), was set or taken back (no mode). */
  record ModeSet(Optional<String> subject, Optional<Mode> mode) implements Change {}
}
