package io.streamgauge.standalone.registry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.streamgauge.standalone.registry.Change.LevelSet;
import io.streamgauge.standalone.registry.Change.ModeSet;
import io.streamgauge.standalone.registry.Change.SchemaAdded;
import io.streamgauge.standalone.registry.Change.VersionRemoved;
import io.streamgauge.standalone.registry.Change.VersionSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Changes as records of a compacted topic, key and value in JSON. The key names what the change is
 * about, so that a later change of the same replaces it; no value means that it is gone.
 *
 * <pre>
 * {"type":"schema","id":1}                        {"schema":"…","references":[…]}
 * {"type":"version","subject":"s","version":1}    {"id":1,"deleted":false}
 * {"type":"level","subject":"s"}                  {"level":"FULL"}
 * {"type":"mode"}                                 {"mode":"READONLY"}
 * </pre>
 */
final class ChangeFormat {

  private static final ObjectMapper JSON = new ObjectMapper();

  private ChangeFormat() {}

  /** A record of the log; value null where the key's subject is gone. */
  record Entry(String key, String value) {}

  static Entry write(Change change) {
    if (change instanceof SchemaAdded added) {
      return entry(key("schema").put("id", added.id()), content(added.content()));
    }
    if (change instanceof VersionSet set) {
      Version version = set.version();
      return entry(
          version(version.subject(), version.number()),
          JSON.createObjectNode().put("id", version.id()).put("deleted", version.deleted()));
    }
    if (change instanceof VersionRemoved removed) {
      return entry(version(removed.subject(), removed.number()), null);
    }
    if (change instanceof LevelSet set) {
      return entry(setting("level", set.subject()), value("level", set.level()));
    }
    if (change instanceof ModeSet set) {
      return entry(setting("mode", set.subject()), value("mode", set.mode()));
    }
    throw new IllegalArgumentException("unknown change " + change);
  }

  /**
   * @throws IllegalArgumentException where the record is no change
   */
  static Change read(Entry entry) {
    try {
      return read(JSON.readTree(entry.key()), entry.value());
    } catch (JsonProcessingException | RuntimeException e) {
      throw new IllegalArgumentException(
          "not a change of the schema registry: " + entry + ": " + e.getMessage(), e);
    }
  }

  private static Change read(JsonNode key, String text) throws JsonProcessingException {
    JsonNode value = text == null ? null : JSON.readTree(text);
    String type = key.path("type").asText();
    switch (type) {
      case "schema":
        return new SchemaAdded(key.required("id").intValue(), content(value));
      case "version":
        return version(key.required("subject").asText(), key.required("version").intValue(), value);
      case "level":
        return new LevelSet(subject(key), value(value, "level").map(Level::valueOf));
      case "mode":
        return new ModeSet(subject(key), value(value, "mode").map(Mode::valueOf));
      default:
        throw new IllegalArgumentException("unknown type '" + type + "'");
    }
  }

  private static Change version(String subject, int number, JsonNode value) {
    if (value == null) {
      return new VersionRemoved(subject, number);
    }
    int id = value.required("id").intValue();
    return new VersionSet(new Version(subject, number, id, value.path("deleted").asBoolean()));
  }

  private static Optional<String> subject(JsonNode key) {
    return Optional.ofNullable(key.path("subject").textValue());
  }

  private static Optional<String> value(JsonNode value, String field) {
    return Optional.ofNullable(value).map(v -> v.required(field).asText());
  }

  private static Content content(JsonNode value) {
    List<Reference> references = new ArrayList<>();
    for (JsonNode reference : value.path("references")) {
      references.add(
          new Reference(
              reference.required("name").asText(),
              reference.required("subject").asText(),
              reference.required("version").intValue()));
    }
    return new Content(value.required("schema").asText(), references);
  }

  private static ObjectNode content(Content content) {
    ObjectNode value = JSON.createObjectNode().put("schema", content.text());
    ArrayNode references = value.putArray("references");
    for (Reference reference : content.references()) {
      references
          .addObject()
          .put("name", reference.name())
          .put("subject", reference.subject())
          .put("version", reference.version());
    }
    return value;
  }

  private static Entry entry(ObjectNode key, ObjectNode value) {
    return new Entry(key.toString(), value == null ? null : value.toString());
  }

  private static ObjectNode key(String type) {
    return JSON.createObjectNode().put("type", type);
  }

  private static ObjectNode version(String subject, int number) {
    return key("version").put("subject", subject).put("version", number);
  }

  private static ObjectNode setting(String type, Optional<String> subject) {
    ObjectNode key = key(type);
    subject.ifPresent(name -> key.put("subject", name));
    return key;
  }

  private static ObjectNode value(String field, Optional<? extends Enum<?>> value) {
    return value.map(v -> JSON.createObjectNode().put(field, v.name())).orElse(null);
  }
}
