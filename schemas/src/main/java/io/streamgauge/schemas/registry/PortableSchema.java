package io.streamgauge.schemas.registry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import org.apache.avro.NameValidator;
import org.apache.avro.Schema;

/**
 * Schemas as the registry is to see them. Registries tell schemas apart by their text, and Avro's
 * compiler writes the Java type of strings into it ({@code avro.java.string}); without that, one
 * schema has one id whichever language publishes.
 */
public final class PortableSchema {

  private static final ObjectMapper JSON = new ObjectMapper();

  private PortableSchema() {}

  /** {@code schema} without {@code avro.java.string}, otherwise the same. */
  public static Schema of(Schema schema) {
    String text = schema.toString();
    if (!text.contains("avro.java.string")) {
      return schema;
    }
    try {
      JsonNode tree = JSON.readTree(text);
      strip(tree);
      return parser().parse(tree.toString());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Avro wrote a schema that is not JSON: " + text, e);
    }
  }

  /** A parser as lenient as registries are about names and defaults. */
  static Schema.Parser parser() {
    return new Schema.Parser(NameValidator.NO_VALIDATION).setValidateDefaults(false);
  }

  private static void strip(JsonNode node) {
    if (node instanceof ObjectNode object) {
      object.remove("avro.java.string");
    }
    for (Map.Entry<String, JsonNode> child : node.properties()) {
      if (!child.getKey().equals("default")) {
        strip(child.getValue());
      }
    }
    if (node.isArray()) {
      node.forEach(PortableSchema::strip);
    }
  }
}
