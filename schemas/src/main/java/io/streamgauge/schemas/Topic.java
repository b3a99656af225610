package io.streamgauge.schemas;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import org.apache.avro.specific.SpecificRecord;

/**
 * A topic of the product: its public name, the type of its values and how it is to be created. Keys
 * are UTF-8 strings.
 *
 * @param name public name, part of the product's interface
 * @param valueType the Avro record that each value is
 * @param cleanup what the broker does with old records
 * @param retention how long records are kept where {@code cleanup} is {@link Cleanup#DELETE};
 *     ignored otherwise
 * @param <V> type of the values
 */
public record Topic<V extends SpecificRecord>(
    String name, Class<V> valueType, Cleanup cleanup, Duration retention) {

  static {
    TrustedRecords.trust();
  }

  /** What the broker does with old records. */
  public enum Cleanup {
    DELETE,
    COMPACT
  }

  public Topic {
    requireNonNull(name, "name");
    requireNonNull(valueType, "valueType");
    requireNonNull(cleanup, "cleanup");
    requireNonNull(retention, "retention");
  }

  @Override
  public String toString() {
    return name;
  }
}
