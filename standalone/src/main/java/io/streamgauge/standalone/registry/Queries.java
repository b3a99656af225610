package io.streamgauge.standalone.registry;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Finds versions and schemas, with the registry's errors where there are none. */
final class Queries {

  private final Catalog catalog;

  Queries(Catalog catalog) {
    this.catalog = catalog;
  }

  /** Which versions somebody wants to see. */
  enum Visibility {
    LIVE(version -> !version.deleted()),
    ALL(version -> true),
    DELETED(Version::deleted);

    private final Predicate<Version> filter;

    Visibility(Predicate<Version> filter) {
      this.filter = filter;
    }
  }

  /** Subjects that begin with {@code prefix} and have a version to be seen, by name. */
  List<String> subjects(String prefix, Visibility visibility) {
    return catalog.subjects().stream()
        .filter(subject -> subject.startsWith(prefix))
        .filter(subject -> visible(subject, visibility))
        .toList();
  }

  /** Versions of a subject, oldest first; none where it is unknown. */
  List<Version> find(String subject, Visibility visibility) {
    return catalog.versions(subject).stream().filter(visibility.filter).toList();
  }

  /** Versions of a subject, oldest first; 40401 where there are none. */
  List<Version> versions(String subject, Visibility visibility) {
    List<Version> found = find(subject, visibility);
    if (found.isEmpty()) {
      throw Problem.noSubject(subject);
    }
    return found;
  }

  /** One version of a subject; 40401 without the subject, 40402 without the version. */
  Version version(String subject, VersionName name, Visibility visibility) {
    if (catalog.versions(subject).isEmpty()) {
      throw Problem.noSubject(subject);
    }
    List<Version> found = find(subject, visibility);
    return name.in(found).orElseThrow(() -> Problem.noVersion(name));
  }

  /** The newest version of a subject that has this content. */
  Optional<Version> version(String subject, Content content, Visibility visibility) {
    return catalog
        .id(content)
        .flatMap(
            id ->
                find(subject, visibility).stream()
                    .filter(version -> version.id() == id)
                    .reduce((older, newer) -> newer));
  }

  /** The content of a schema; 40403 where the id was never given. */
  Content content(int id) {
    return catalog.content(id).orElseThrow(() -> Problem.noSchema(id));
  }

  /** Versions of all subjects that have this schema; 40403 where the id was never given. */
  List<Version> usesOf(int id, Visibility visibility) {
    content(id);
    return all(visibility).stream().filter(version -> version.id() == id).toList();
  }

  /** Ids of the schemas that refer to a version and are themselves a version of something. */
  List<Integer> referencesTo(Version version) {
    return all(Visibility.LIVE).stream()
        .map(Version::id)
        .distinct()
        .filter(id -> refersTo(content(id), version))
        .sorted()
        .toList();
  }

  /** Versions of all subjects, by subject and number. */
  List<Version> all(Visibility visibility) {
    return catalog.versions().stream().filter(visibility.filter).toList();
  }

  private boolean visible(String subject, Visibility visibility) {
    boolean live = !find(subject, Visibility.LIVE).isEmpty();
    return switch (visibility) {
      case LIVE -> live;
      case ALL -> true;
      case DELETED -> !live;
    };
  }

  private static boolean refersTo(Content content, Version version) {
    return content.references().stream()
        .anyMatch(
            reference ->
                reference.subject().equals(version.subject())
                    && reference.version() == version.number());
  }
}
