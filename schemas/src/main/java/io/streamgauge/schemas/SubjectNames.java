package io.streamgauge.schemas;

import static java.util.Objects.requireNonNull;

import org.apache.kafka.common.config.ConfigException;

/** How the subject that a schema is registered under is named: Confluent's three strategies. */
enum SubjectNames {
  TOPIC("TopicNameStrategy"),
  RECORD("RecordNameStrategy"),
  TOPIC_RECORD("TopicRecordNameStrategy");

  private final String strategy;

  SubjectNames(String strategy) {
    this.strategy = strategy;
  }

  /** Subject of a schema with this full name in the values (or keys) of a topic. */
  String subject(String topic, boolean isKey, String recordName) {
    return switch (this) {
      case TOPIC -> requireNonNull(topic, "topic") + (isKey ? "-key" : "-value");
      case RECORD -> recordName;
      case TOPIC_RECORD -> requireNonNull(topic, "topic") + "-" + recordName;
    };
  }

  /**
   * The strategy that {@code value} names: Confluent's class, its full name or its simple name.
   *
   * @throws ConfigException where it is none of the three
   */
  static SubjectNames of(String key, Object value) {
    String name = value instanceof Class<?> type ? type.getName() : value.toString();
    String simple = name.substring(name.lastIndexOf('.') + 1);
    for (SubjectNames names : values()) {
      if (names.strategy.equals(simple)) {
        return names;
      }
    }
    throw new ConfigException(
        key, value, "must be TopicNameStrategy, RecordNameStrategy or TopicRecordNameStrategy");
  }
}
