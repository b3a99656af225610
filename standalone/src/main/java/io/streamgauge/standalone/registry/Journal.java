package io.streamgauge.standalone.registry;

import java.util.List;
import java.util.function.Supplier;

/**
 * The way of every change: decided on one at a time, written to the log, and only then visible in
 * the catalog, so that nobody is told what a crash could undo.
 */
final class Journal {

  private final Catalog catalog;
  private final ChangeLog log;

  Journal(Catalog catalog, ChangeLog log) {
    this.catalog = catalog;
    this.log = log;
  }

  /** A decision: what changes, and what the caller is told once it has. */
  record Decision<T>(List<Change> changes, T answer) {

    Decision {
      changes = List.copyOf(changes);
    }

    static <T> Decision<T> unchanged(T answer) {
      return new Decision<>(List.of(), answer);
    }
  }

  /** Takes a decision while nobody else can change anything, and carries it out. */
  synchronized <T> T write(Supplier<Decision<T>> decision) {
    Decision<T> taken = decision.get();
    if (!taken.changes().isEmpty()) {
      log.append(taken.changes());
      taken.changes().forEach(catalog::apply);
    }
    return taken.answer();
  }
}
