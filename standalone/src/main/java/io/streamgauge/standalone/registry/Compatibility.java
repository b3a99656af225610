package io.streamgauge.standalone.registry;

import java.util.ArrayList;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.Incompatibility;

/** Compares a new schema with the versions of its subject. */
final class Compatibility {

  private final Catalog catalog;
  private final Schemas schemas;

  Compatibility(Catalog catalog, Schemas schemas) {
    this.catalog = catalog;
    this.schemas = schemas;
  }

  /**
   * What speaks against {@code content} beside {@code versions} (oldest first); nothing if fine.
   */
  List<String> problems(Content content, List<Version> versions, Level level) {
    List<String> problems = new ArrayList<>();
    Schema candidate = schemas.parsed(content);
    for (Version version : level.transitive() ? versions : newest(versions)) {
      Schema older = schemas.parsed(catalog.content(version.id()).orElseThrow());
      if (level.backward()) {
        add(problems, "new schema cannot read version " + version.number(), candidate, older);
      }
      if (level.forward()) {
        add(problems, "version " + version.number() + " cannot read new schema", older, candidate);
      }
    }
    return problems;
  }

  private static List<Version> newest(List<Version> versions) {
    return versions.subList(Math.max(0, versions.size() - 1), versions.size());
  }

  private static void add(List<String> problems, String what, Schema reader, Schema writer) {
    SchemaCompatibility.checkReaderWriterCompatibility(reader, writer)
        .getResult()
        .getIncompatibilities()
        .forEach(found -> problems.add(what + ": " + text(found)));
  }

  private static String text(Incompatibility found) {
    return "{errorType:'%s', path:'%s', description:'%s'}"
        .formatted(found.getType(), found.getLocation(), found.getMessage());
  }
}
