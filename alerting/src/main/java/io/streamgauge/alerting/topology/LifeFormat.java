package io.streamgauge.alerting.topology;

import io.streamgauge.alerting.lifecycle.Life;
import io.streamgauge.alerting.lifecycle.Life.Firing;
import io.streamgauge.alerting.lifecycle.Life.Inactive;
import io.streamgauge.alerting.lifecycle.Life.NoData;
import io.streamgauge.alerting.lifecycle.Life.Pending;
import io.streamgauge.alerting.lifecycle.Life.Resolved;
import io.streamgauge.alerting.lifecycle.Life.Suppressed;
import java.nio.ByteBuffer;
import org.apache.kafka.common.errors.SerializationException;

/**
 * States of an alert as bytes: its number and two longs, 0 where they mean nothing; after that,
 * what a state holds within itself.
 */
final class LifeFormat {

  static final byte FIRING = 2;

  private static final byte INACTIVE = 0;
  private static final byte PENDING = 1;
  private static final byte RESOLVED = 3;
  private static final byte NO_DATA = 4;
  private static final byte SUPPRESSED = 5;
  private static final int SIZE = Byte.BYTES + 2 * Long.BYTES;

  private LifeFormat() {}

  static int size(Life life) {
    if (life instanceof NoData silent) {
      return SIZE + size(silent.before());
    }
    return life instanceof Suppressed suppressed ? SIZE + size(suppressed.loud()) : SIZE;
  }

  static void write(Life life, ByteBuffer buffer) {
    if (life instanceof Pending pending) {
      put(PENDING, pending.since(), pending.lastSeen(), buffer);
    } else if (life instanceof Firing firing) {
      put(FIRING, firing.since(), firing.quietSince(), buffer);
    } else if (life instanceof Resolved resolved) {
      put(RESOLVED, resolved.since(), resolved.overturned() ? 1 : 0, buffer);
    } else if (life instanceof NoData silent) {
      put(NO_DATA, silent.since(), 0, buffer);
      write(silent.before(), buffer);
    } else if (life instanceof Suppressed suppressed) {
      put(SUPPRESSED, 0, 0, buffer);
      write(suppressed.loud(), buffer);
    } else {
      put(INACTIVE, 0, 0, buffer);
    }
  }

  private static void put(byte state, long one, long other, ByteBuffer buffer) {
    buffer.put(state).putLong(one).putLong(other);
  }

  static Life read(ByteBuffer buffer) {
    byte state = buffer.get();
    long one = buffer.getLong();
    long other = buffer.getLong();
    return switch (state) {
      case NO_DATA -> new NoData(one, read(buffer));
      case SUPPRESSED -> new Suppressed(read(buffer));
      default -> life(state, one, other);
    };
  }

  /** A state that holds no other. */
  static Life life(byte state, long one, long other) {
    return switch (state) {
      case INACTIVE -> new Inactive();
      case PENDING -> new Pending(one, other);
      case FIRING -> new Firing(one, other);
      case RESOLVED -> new Resolved(one, other != 0);
      default -> throw new SerializationException("state " + state + " is not 0 to 5");
    };
  }
}
