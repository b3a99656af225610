package io.streamgauge.streams.window;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.apache.kafka.common.utils.Bytes;

/**
 * One window of one series.
 *
 * @param resolution length of the window
 * @param start start, inclusive, epoch milliseconds
 * @param key the series' key
 */
public record WindowId(Resolution resolution, long start, String key) {

  private static final int PREFIX = 2 * Long.BYTES;

  public WindowId {
    requireNonNull(resolution, "resolution");
    requireNonNull(key, "key");
  }

  /** The window of this resolution that holds an instant. */
  public static WindowId holding(Resolution resolution, long instant, String key) {
    return new WindowId(resolution, resolution.startOf(instant), key);
  }

  /** End, exclusive, epoch milliseconds. */
  public long end() {
    return start + resolution.millis();
  }

  /** Bytes that sort by end, then resolution, then key. Ends before 1970 are not supported. */
  Bytes toBytes() {
    byte[] name = key.getBytes(UTF_8);
    return Bytes.wrap(
        ByteBuffer.allocate(PREFIX + name.length)
            .putLong(end())
            .putLong(resolution.millis())
            .put(name)
            .array());
  }

  /** Least bytes that sort after those of this window. */
  Bytes bytesAfter() {
    return Bytes.wrap(Arrays.copyOf(toBytes().get(), toBytes().get().length + 1));
  }

  static WindowId fromBytes(Bytes bytes) {
    ByteBuffer buffer = ByteBuffer.wrap(bytes.get());
    long end = buffer.getLong();
    Resolution resolution = Resolution.ofMillis(buffer.getLong());
    byte[] name = new byte[buffer.remaining()];
    buffer.get(name);
    return new WindowId(resolution, end - resolution.millis(), new String(name, UTF_8));
  }

  /** Bytes before those of every window that ends at or after an instant. */
  static Bytes lowerBound(long end) {
    return Bytes.wrap(ByteBuffer.allocate(Long.BYTES).putLong(Math.max(0, end)).array());
  }
}
