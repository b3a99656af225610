package io.streamgauge.standalone.registry;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.NameValidator;
import org.apache.avro.Schema;

/** Schemas between their text and Avro's view of them, references included. */
final class Schemas {

  private final Catalog catalog;

  Schemas(Catalog catalog) {
    this.catalog = catalog;
  }

  /**
   * A schema as given by a client, in the form that tells schemas apart.
   *
   * @throws Problem 42201 where it is not valid
   */
  Content canonical(String text, List<Reference> given, boolean normalize) {
    List<Reference> references = given.stream().map(this::pinned).toList();
    List<Schema> used = parse(references);
    Schema schema = parse(parser(references), text);
    if (normalize) {
      schema = parse(parser(references), NormalForm.sorted(schema, used));
    }
    return new Content(NormalForm.plain(schema, used), references);
  }

  /** Avro's view of a schema of the catalog. */
  Schema parsed(Content content) {
    return parse(parser(content.references()), content.text());
  }

  private Reference pinned(Reference reference) {
    List<Version> versions = live(reference.subject());
    Version version =
        versions.stream()
            .filter(v -> reference.version() == -1 || v.number() == reference.version())
            .reduce((older, newer) -> newer)
            .orElseThrow(
                () ->
                    Problem.invalid(
                        42201, "Invalid schema: no schema reference found for " + reference));
    return new Reference(reference.name(), reference.subject(), version.number());
  }

  private Schema.Parser parser(List<Reference> references) {
    Schema.Parser parser = new Schema.Parser(NameValidator.UTF_VALIDATOR);
    addReferenced(parser, references, new HashSet<>(), new ArrayList<>());
    return parser;
  }

  /** The referenced schemas themselves, those that they use included. */
  private List<Schema> parse(List<Reference> references) {
    List<Schema> schemas = new ArrayList<>();
    addReferenced(
        new Schema.Parser(NameValidator.UTF_VALIDATOR), references, new HashSet<>(), schemas);
    return schemas;
  }

  /** Deepest first, so that every name is known where it is used. */
  private void addReferenced(
      Schema.Parser parser, List<Reference> references, Set<Integer> done, List<Schema> schemas) {
    for (Reference reference : references) {
      int id = referencedId(reference);
      if (done.add(id)) {
        Content content = catalog.content(id).orElseThrow(() -> Problem.noSchema(id));
        addReferenced(parser, content.references(), done, schemas);
        schemas.add(parse(parser, content.text()));
      }
    }
  }

  /** Hidden versions too: what uses them must stay readable. */
  private int referencedId(Reference reference) {
    return catalog.versions(reference.subject()).stream()
        .filter(version -> version.number() == reference.version())
        .findFirst()
        .orElseThrow(
            () ->
                Problem.invalid(
                    42201, "Invalid schema: no schema reference found for " + reference))
        .id();
  }

  private List<Version> live(String subject) {
    return catalog.versions(subject).stream().filter(version -> !version.deleted()).toList();
  }

  private static Schema parse(Schema.Parser parser, String text) {
    if (text == null || text.isBlank()) {
      throw Problem.invalid(42201, "Invalid schema: it is empty");
    }
    try {
      return parser.parse(text);
    } catch (AvroRuntimeException e) {
      throw Problem.invalid(42201, "Invalid schema " + text + ": " + e.getMessage());
    } catch (RuntimeException | StackOverflowError e) {
      throw Problem.invalid(42201, "Invalid schema " + text + ": " + e);
    }
  }
}
