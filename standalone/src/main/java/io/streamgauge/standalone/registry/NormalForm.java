package io.streamgauge.standalone.registry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.avro.Schema;

/** The text of a schema: Avro's own, or one in which the order of properties does not matter. */
final class NormalForm {

  private static final ObjectMapper JSON = new ObjectMapper();

  private NormalForm() {}

  /** The schema as Avro writes it; the types of {@code used} are named, not written out. */
  @SuppressWarnings("deprecation") // the only printer of Avro that leaves out what is referenced
  static String plain(Schema schema, List<Schema> used) {
    return schema.toString(used, false);
  }

  /**
   * Like {@link #plain}, with all properties in alphabetical order. Parsed once more, Avro's own
   * come in Avro's order again, and only the others stay sorted.
   */
  static String sorted(Schema schema, List<Schema> used) {
    try {
      return sorted(JSON.readTree(plain(schema, used))).toString();
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Avro wrote a schema that is not JSON: " + schema, e);
    }
  }

  private static JsonNode sorted(JsonNode node) {
    if (node.isArray()) {
      ArrayNode array = JSON.createArrayNode();
      node.forEach(element -> array.add(sorted(element)));
      return array;
    }
    if (node.isObject()) {
      Map<String, JsonNode> properties = new TreeMap<>();
      node.properties().forEach(p -> properties.put(p.getKey(), sorted(p.getValue())));
      ObjectNode object = JSON.createObjectNode();
      object.setAll(properties);
      return object;
    }
    return node;
  }
}
