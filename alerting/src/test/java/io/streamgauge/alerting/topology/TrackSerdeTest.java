package io.streamgauge.alerting.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.streamgauge.alerting.lifecycle.Life;
import io.streamgauge.alerting.lifecycle.Recent;
import io.streamgauge.alerting.lifecycle.Track;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.stream.Stream;
import org.apache.kafka.common.errors.SerializationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TrackSerdeTest {

  private final TrackSerde serde = new TrackSerde();

  @ParameterizedTest
  @MethodSource("lives")
  void keepsEveryState(Life life) {
    Track track = new Track(life, 1_700_000_000_000L, 7, new Recent(0b1011));

    assertThat(read(serde.serializer().serialize("t", track))).isEqualTo(track);
  }

  static Stream<Life> lives() {
    return Stream.of(
        new Life.Inactive(),
        new Life.Pending(1_700_000_001_000L, 1_700_000_002_000L),
        new Life.Firing(1_700_000_001_000L),
        new Life.Firing(1_700_000_001_000L, 1_700_000_003_000L),
        new Life.Resolved(1_700_000_001_000L));
  }

  @Test
  void keepsNothing() {
    assertThat(serde.serializer().serialize("t", null)).isNull();
    assertThat(read(null)).isNull();
  }

  @Test
  void readsTheFirstVersion() {
    Life.Firing life = new Life.Firing(1_700_000_001_000L);
    Track track = new Track(life, 1_700_000_000_000L, 7, Recent.NONE);
    byte[] bytes = Arrays.copyOf(serde.serializer().serialize("t", track), 34);
    bytes[0] = 1;
    ByteBuffer.wrap(bytes).putLong(34 - Long.BYTES, 0);

    assertThat(read(bytes)).isEqualTo(track);
  }

  @Test
  void refusesAnotherVersion() {
    byte[] bytes = serde.serializer().serialize("t", Track.NEW);
    bytes[0] = 9;

    assertThatThrownBy(() -> read(bytes))
        .isInstanceOf(SerializationException.class)
        .hasMessage("t holds 42 bytes of version 9, expected are 42 of version 2");
  }

  private Track read(byte[] bytes) {
    return serde.deserializer().deserialize("t", bytes);
  }
}
