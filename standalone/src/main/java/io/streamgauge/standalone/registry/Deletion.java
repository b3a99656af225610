package io.streamgauge.standalone.registry;

import io.streamgauge.standalone.registry.Change.VersionRemoved;
import io.streamgauge.standalone.registry.Change.VersionSet;
import io.streamgauge.standalone.registry.Journal.Decision;
import io.streamgauge.standalone.registry.Queries.Visibility;
import java.util.List;

/** Hides versions and subjects, and removes for good what has been hidden. */
final class Deletion {

  private final Journal journal;
  private final Queries queries;
  private final Settings settings;

  Deletion(Journal journal, Queries queries, Settings settings) {
    this.journal = journal;
    this.queries = queries;
    this.settings = settings;
  }

  /** Numbers of the versions that were deleted. */
  List<Integer> subject(String subject, boolean permanent) {
    return journal.write(
        () -> {
          settings.requireWritable(subject);
          List<Version> doomed = permanent ? removable(subject) : hideable(subject);
          doomed.forEach(this::requireUnreferenced);
          return new Decision<>(
              doomed.stream().map(version -> change(version, permanent)).toList(),
              doomed.stream().map(Version::number).toList());
        });
  }

  /** Number of the version that was deleted. */
  int version(String subject, VersionName name, boolean permanent) {
    return journal.write(
        () -> {
          settings.requireWritable(subject);
          Version doomed = doomed(subject, name, permanent);
          requireUnreferenced(doomed);
          return new Decision<>(List.of(change(doomed, permanent)), doomed.number());
        });
  }

  private List<Version> hideable(String subject) {
    List<Version> live = queries.find(subject, Visibility.LIVE);
    if (live.isEmpty()) {
      queries.versions(subject, Visibility.ALL);
      throw Problem.notFound(
          40404,
          "Subject '%s' was soft deleted. Set permanent=true to delete permanently"
              .formatted(subject));
    }
    return live;
  }

  private List<Version> removable(String subject) {
    List<Version> all = queries.versions(subject, Visibility.ALL);
    if (!all.stream().allMatch(Version::deleted)) {
      throw Problem.notFound(
          40405,
          "Subject '%s' was not deleted first before being permanently deleted".formatted(subject));
    }
    return all;
  }

  private Version doomed(String subject, VersionName name, boolean permanent) {
    Visibility seen = name.isLatest() && !permanent ? Visibility.LIVE : Visibility.ALL;
    Version version = queries.version(subject, name, seen);
    if (!permanent && version.deleted()) {
      throw Problem.notFound(
          40406,
          "Subject '%s' Version %d was soft deleted. Set permanent=true to delete permanently"
              .formatted(subject, version.number()));
    }
    if (permanent && !version.deleted()) {
      throw Problem.notFound(
          40407,
          "Subject '%s' Version %d was not deleted first before being permanently deleted"
              .formatted(subject, version.number()));
    }
    return version;
  }

  private void requireUnreferenced(Version version) {
    if (!queries.referencesTo(version).isEmpty()) {
      throw Problem.invalid(
          42206,
          "One or more references exist to the schema {subject=%s,version=%d}"
              .formatted(version.subject(), version.number()));
    }
  }

  private static Change change(Version version, boolean permanent) {
    return permanent
        ? new VersionRemoved(version.subject(), version.number())
        : new VersionSet(version.markedDeleted());
  }
}
