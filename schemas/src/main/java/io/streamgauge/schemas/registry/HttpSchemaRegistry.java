package io.streamgauge.schemas.registry;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.util.HashSet;
import java.util.Set;
import org.apache.avro.Schema;
import org.apache.avro.SchemaParseException;

/** A registry with Confluent's REST interface. */
final class HttpSchemaRegistry implements SchemaRegistry {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final RegistryTransport transport;
  private final boolean normalize;

  HttpSchemaRegistry(RegistryTransport transport, boolean normalize) {
    this.transport = transport;
    this.normalize = normalize;
  }

  @Override
  public int register(String subject, Schema schema) {
    String path = "/subjects/%s/versions?normalize=%s".formatted(encode(subject), normalize);
    return number(post(path, schema, "Registering under '" + subject + "'"), "id");
  }

  @Override
  public int idOf(String subject, Schema schema) {
    String path = "/subjects/%s?normalize=%s&deleted=false".formatted(encode(subject), normalize);
    return number(post(path, schema, "Looking up under '" + subject + "'"), "id");
  }

  @Override
  public RegisteredSchema latest(String subject) {
    JsonNode answer = get("/subjects/" + encode(subject) + "/versions/latest");
    return new RegisteredSchema(
        subject, number(answer, "version"), number(answer, "id"), parse(answer));
  }

  @Override
  public Schema byId(int id) {
    return parse(get("/schemas/ids/" + id));
  }

  private Schema parse(JsonNode answer) {
    String type = answer.path("schemaType").asText("AVRO");
    if (!type.equals("AVRO")) {
      throw new SchemaRefusedException("The schema is of type " + type + ", not AVRO", 42201);
    }
    Schema.Parser parser = PortableSchema.parser();
    try {
      addReferences(parser, answer, new HashSet<>());
      return parser.parse(answer.path("schema").asText());
    } catch (SchemaParseException e) {
      throw new SchemaRefusedException("The registry's schema is not Avro: " + e, 42201);
    }
  }

  /** Parses what {@code schema} refers to, deepest first, so that its names are known. */
  private void addReferences(Schema.Parser parser, JsonNode schema, Set<String> done) {
    for (JsonNode reference : schema.path("references")) {
      String path =
          "/subjects/%s/versions/%d"
              .formatted(encode(reference.path("subject").asText()), number(reference, "version"));
      if (done.add(path)) {
        JsonNode referenced = get(path);
        addReferences(parser, referenced, done);
        parser.parse(referenced.path("schema").asText());
      }
    }
  }

  private JsonNode get(String path) {
    return content(transport.get(path), "GET " + path);
  }

  private JsonNode post(String path, Schema schema, String what) {
    String body = JSON.createObjectNode().put("schema", schema.toString()).toString();
    return content(transport.post(path, body), what + " the schema of " + schema.getFullName());
  }

  private static JsonNode content(HttpResponse<String> answer, String what) {
    JsonNode content = json(answer, what);
    if (answer.statusCode() / 100 == 2) {
      return content;
    }
    String problem =
        "%s: %s answers %d %s"
            .formatted(
                what,
                answer.uri().getAuthority(),
                answer.statusCode(),
                content.path("message").asText(answer.body()));
    int code = content.path("error_code").asInt();
    if (isFinal(answer.statusCode(), code)) {
      throw new SchemaRefusedException(problem, code);
    }
    throw new RegistryUnavailableException(problem);
  }

  /** A bare 404 comes from a wrong base URL or a proxy and says nothing about the schema. */
  private static boolean isFinal(int status, int code) {
    return switch (status) {
      case 404 -> code > 40_400 && code < 40_500;
      case 409, 422 -> true;
      default -> false;
    };
  }

  private static JsonNode json(HttpResponse<String> answer, String what) {
    try {
      return JSON.readTree(answer.body());
    } catch (JsonProcessingException e) {
      if (answer.statusCode() / 100 != 2) {
        return JSON.missingNode();
      }
      throw new RegistryUnavailableException(
          what + ": " + answer.uri() + " is no schema registry: " + answer.body(), e);
    }
  }

  private static int number(JsonNode answer, String field) {
    if (!answer.path(field).canConvertToInt()) {
      throw new RegistryUnavailableException(
          "The schema registry's answer has no number '" + field + "': " + answer);
    }
    return answer.path(field).intValue();
  }

  private static String encode(String subject) {
    return URLEncoder.encode(subject, UTF_8).replace("+", "%20");
  }
}
