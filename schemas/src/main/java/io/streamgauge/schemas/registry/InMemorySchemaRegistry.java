package io.streamgauge.schemas.registry;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.Schema;

/** A registry in this process, for tests: shared by scope, accepts every schema. */
final class InMemorySchemaRegistry implements SchemaRegistry {

  private static final Map<String, InMemorySchemaRegistry> SCOPES = new ConcurrentHashMap<>();

  private final List<Schema> schemas = new ArrayList<>();
  private final Map<String, Integer> ids = new HashMap<>();
  private final Map<String, List<Integer>> versions = new HashMap<>();

  static InMemorySchemaRegistry ofScope(String scope) {
    return SCOPES.computeIfAbsent(scope, s -> new InMemorySchemaRegistry());
  }

  @Override
  public synchronized int register(String subject, Schema schema) {
    int id = ids.computeIfAbsent(schema.toString(), text -> add(schema));
    List<Integer> known = versions.computeIfAbsent(subject, s -> new ArrayList<>());
    if (!known.contains(id)) {
      known.add(id);
    }
    return id;
  }

  @Override
  public synchronized int idOf(String subject, Schema schema) {
    Integer id = ids.get(schema.toString());
    if (id == null || !ofSubject(subject).contains(id)) {
      throw new SchemaRefusedException(
          "Schema of " + schema.getFullName() + " is not registered under " + subject, 40403);
    }
    return id;
  }

  @Override
  public synchronized RegisteredSchema latest(String subject) {
    List<Integer> known = ofSubject(subject);
    int id = known.get(known.size() - 1);
    return new RegisteredSchema(subject, known.size(), id, byId(id));
  }

  @Override
  public synchronized Schema byId(int id) {
    if (id < 1 || id > schemas.size()) {
      throw new SchemaRefusedException("Schema " + id + " not found", 40403);
    }
    return schemas.get(id - 1);
  }

  private int add(Schema schema) {
    schemas.add(schema);
    return schemas.size();
  }

  private List<Integer> ofSubject(String subject) {
    List<Integer> known = versions.get(subject);
    if (known == null) {
      throw new SchemaRefusedException("Subject '" + subject + "' not found", 40401);
    }
    return known;
  }
}
