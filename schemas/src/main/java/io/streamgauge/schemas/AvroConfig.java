package io.streamgauge.schemas;

import static org.apache.kafka.common.config.ConfigDef.Importance.LOW;
import static org.apache.kafka.common.config.ConfigDef.Importance.MEDIUM;

import java.util.Map;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Type;

/**
 * How records become bytes, in Confluent's configuration keys. Those of {@link
 * io.streamgauge.schemas.registry.RegistryConfig} go into the same map.
 */
public final class AvroConfig extends AbstractConfig {

  /** Whether schemas that the registry does not know are registered (default: yes). */
  public static final String AUTO_REGISTER = "auto.register.schemas";

  /**
   * Whether records are written with the subject's newest schema, where schemas are not registered
   * automatically (default: no, the record's own schema must be registered).
   */
  public static final String USE_LATEST = "use.latest.version";

  /** Subject name strategy of keys: one of Confluent's three, as a class or by name. */
  public static final String KEY_SUBJECT_NAMES = "key.subject.name.strategy";

  /** Subject name strategy of values: one of Confluent's three, as a class or by name. */
  public static final String VALUE_SUBJECT_NAMES = "value.subject.name.strategy";

  /** Class of the keys where a deserializer is made by its class name. */
  public static final String KEY_TYPE = "specific.avro.key.type";

  /** Class of the values where a deserializer is made by its class name. */
  public static final String VALUE_TYPE = "specific.avro.value.type";

  private static final ConfigDef KEYS =
      new ConfigDef()
          .define(AUTO_REGISTER, Type.BOOLEAN, true, MEDIUM, "Register unknown schemas.")
          .define(USE_LATEST, Type.BOOLEAN, false, MEDIUM, "Write with the newest schema.")
          .define(KEY_TYPE, Type.CLASS, null, LOW, "Class of the keys.")
          .define(VALUE_TYPE, Type.CLASS, null, LOW, "Class of the values.");

  private final boolean isKey;

  AvroConfig(Map<String, ?> properties, boolean isKey) {
    super(KEYS, properties, false);
    this.isKey = isKey;
  }

  boolean autoRegister() {
    return getBoolean(AUTO_REGISTER);
  }

  boolean useLatest() {
    return getBoolean(USE_LATEST);
  }

  SubjectNames subjectNames() {
    String key = isKey ? KEY_SUBJECT_NAMES : VALUE_SUBJECT_NAMES;
    Object value = originals().get(key);
    return value == null ? SubjectNames.TOPIC : SubjectNames.of(key, value);
  }

  /** Configuration key of the class that a deserializer is to return. */
  String typeKey() {
    return isKey ? KEY_TYPE : VALUE_TYPE;
  }
}
