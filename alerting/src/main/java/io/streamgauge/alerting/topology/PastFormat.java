package io.streamgauge.alerting.topology;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.streamgauge.alerting.rules.PastWindow;
import java.nio.ByteBuffer;
import java.time.Duration;
import org.apache.kafka.common.utils.Bytes;

/**
 * Windows that are remembered, as bytes. Keys sort by what is measured, then by the length of the
 * window, then by its start; starts before 1970 count as 1970.
 */
final class PastFormat {

  private static final byte END_OF_NAME = 0;
  private static final int SUFFIX = Byte.BYTES + 2 * Long.BYTES;

  private PastFormat() {}

  static Bytes key(String name, Duration resolution, long start) {
    byte[] bytes = name.getBytes(UTF_8);
    return Bytes.wrap(
        ByteBuffer.allocate(bytes.length + SUFFIX)
            .put(bytes)
            .put(END_OF_NAME)
            .putLong(resolution.toMillis())
            .putLong(Math.max(0, start))
            .array());
  }

  static byte[] value(PastWindow window) {
    return ByteBuffer.allocate(Double.BYTES + Long.BYTES)
        .putDouble(window.value())
        .putLong(window.samples())
        .array();
  }

  static PastWindow window(Bytes key, byte[] value) {
    ByteBuffer start = ByteBuffer.wrap(key.get(), key.get().length - Long.BYTES, Long.BYTES);
    ByteBuffer content = ByteBuffer.wrap(value);
    return new PastWindow(start.getLong(), content.getDouble(), content.getLong());
  }
}
