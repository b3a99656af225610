package io.streamgauge.standalone.backtest;

import io.streamgauge.schemas.registry.RegistryConfig;
import io.streamgauge.schemas.registry.SchemaRefusedException;
import io.streamgauge.schemas.registry.SchemaRegistry;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;

/**
 * Gives records the schema ids of another registry, to which their schemas are made known. The
 * registry that they come from is only read, as it would not be if the scratch pipeline used it.
 * Bytes that are no record stay as they are, and become dead letters there too.
 */
final class SchemaTranslation {

  private static final int HEADER = 1 + Integer.BYTES;

  private final SchemaRegistry from;
  private final SchemaRegistry to;
  private final Map<Integer, Integer> ids = new HashMap<>();

  /**
   * @param source properties of a client of the registry that records come from
   * @param target URL of the other
   */
  SchemaTranslation(Map<String, ?> source, String target) {
    from = SchemaRegistry.open(new RegistryConfig(source));
    to = SchemaRegistry.open(new RegistryConfig(Map.of(RegistryConfig.URL, target)));
  }

  byte[] translate(byte[] frame) {
    if (frame.length < HEADER || frame[0] != 0) {
      return frame;
    }
    int id = ByteBuffer.wrap(frame).getInt(1);
    Integer known = ids.get(id);
    int translated = known == null ? register(id) : known;
    byte[] copy = frame.clone();
    ByteBuffer.wrap(copy).putInt(1, translated);
    return copy;
  }

  private int register(int id) {
    int translated = translated(id);
    ids.put(id, translated);
    return translated;
  }

  /** An id that the registry does not know stays one that the other does not know. */
  private int translated(int id) {
    try {
      return to.register("retained-" + id, from.byId(id));
    } catch (SchemaRefusedException e) {
      return Integer.MAX_VALUE;
    }
  }
}
