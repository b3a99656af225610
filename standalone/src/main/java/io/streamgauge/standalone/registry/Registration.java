package io.streamgauge.standalone.registry;

import io.streamgauge.standalone.registry.Change.SchemaAdded;
import io.streamgauge.standalone.registry.Change.VersionSet;
import io.streamgauge.standalone.registry.Journal.Decision;
import io.streamgauge.standalone.registry.Queries.Visibility;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes schemas versions of subjects. */
final class Registration {

  private final Catalog catalog;
  private final Journal journal;
  private final Queries queries;
  private final Settings settings;
  private final Compatibility compatibility;

  Registration(
      Catalog catalog,
      Journal journal,
      Queries queries,
      Settings settings,
      Compatibility compatibility) {
    this.catalog = catalog;
    this.journal = journal;
    this.queries = queries;
    this.settings = settings;
    this.compatibility = compatibility;
  }

  /**
   * A schema on its way in.
   *
   * @param id the id it must get, for imports
   * @param version the version it must become, for imports
   */
  record Candidate(Content content, Optional<Integer> id, Optional<Integer> version) {}

  /** The schema's id; idempotent. */
  int register(String subject, Candidate candidate) {
    return journal.write(
        () -> {
          settings.requireWritable(subject);
          return settings.modeFor(subject) == Mode.IMPORT
              ? imported(subject, candidate)
              : registered(subject, candidate);
        });
  }

  private Decision<Integer> registered(String subject, Candidate candidate) {
    Content content = candidate.content();
    Optional<Version> known = queries.version(subject, content, Visibility.LIVE);
    if (known.isPresent() && candidate.id().orElse(known.get().id()) == known.get().id()) {
      return Decision.unchanged(known.get().id());
    }
    if (candidate.id().isPresent()) {
      throw Problem.invalid(42205, "Subject " + subject + " is not in import mode");
    }
    requireCompatible(subject, content);
    int next = nextVersion(subject);
    if (candidate.version().orElse(next) != next) {
      throw Problem.invalid(
          42201, "Version is not one more than previous version: the next one is " + next);
    }
    return added(subject, next, content, catalog.id(content));
  }

  private Decision<Integer> imported(String subject, Candidate candidate) {
    Optional<Integer> id = candidate.id().or(() -> catalog.id(candidate.content()));
    int number = candidate.version().orElseGet(() -> nextVersion(subject));
    Optional<Content> there = id.flatMap(catalog::content);
    if (there.isPresent() && !there.get().equals(candidate.content())) {
      throw Problem.invalid(
          42205, "Overwrite new schema with id " + id.get() + " is not permitted.");
    }
    if (there.isEmpty() && id.isPresent()) {
      return withVersion(subject, number, id.get(), Optional.of(candidate.content()));
    }
    return added(subject, number, candidate.content(), id);
  }

  private Decision<Integer> added(
      String subject, int number, Content content, Optional<Integer> known) {
    return known.isPresent()
        ? withVersion(subject, number, known.get(), Optional.empty())
        : withVersion(subject, number, catalog.newId(), Optional.of(content));
  }

  /** The schema goes before the version, so that no version is ever without its schema. */
  private static Decision<Integer> withVersion(
      String subject, int number, int id, Optional<Content> added) {
    List<Change> changes = new ArrayList<>();
    added.ifPresent(content -> changes.add(new SchemaAdded(id, content)));
    changes.add(new VersionSet(new Version(subject, number, id, false)));
    return new Decision<>(changes, id);
  }

  private void requireCompatible(String subject, Content content) {
    Level level = settings.levelFor(subject);
    List<String> problems =
        compatibility.problems(content, queries.find(subject, Visibility.LIVE), level);
    if (!problems.isEmpty()) {
      throw Problem.incompatible(
          "Schema being registered is incompatible with an earlier schema for subject \"%s\", details: %s; compatibility: %s"
              .formatted(subject, problems, level));
    }
  }

  private int nextVersion(String subject) {
    List<Version> all = catalog.versions(subject);
    return all.isEmpty() ? 1 : all.get(all.size() - 1).number() + 1;
  }
}
