package io.streamgauge.standalone.registry;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * What makes a schema the same as another one.
 *
 * @param text the schema as Avro writes it, references unresolved
 * @param references what it uses
 */
record Content(String text, List<Reference> references) {

  Content {
    requireNonNull(text, "text");
    references = List.copyOf(references);
  }
}
