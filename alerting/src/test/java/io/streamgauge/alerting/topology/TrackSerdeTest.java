package io.streamgauge.alerting.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.streamgauge.alerting.lifecycle.Life;
import io.streamgauge.alerting.lifecycle.Recent;
import io.streamgauge.alerting.lifecycle.Track;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
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
    Track track =
        new Track(
            life,
            1_700_000_000_000L,
            7,
            new Recent(0b1011, 0b111, 0b1),
            1_700_000_010_000L,
            List.of(1_700_000_000_000L, 1_700_000_001_000L));

    assertThat(read(serde.serializer().serialize("t", track))).isEqualTo(track);
  }

  static Stream<Life> lives() {
    return Stream.of(
        new Life.Inactive(),
        new Life.Pending(1_700_000_001_000L, 1_700_000_002_000L),
        new Life.Firing(1_700_000_001_000L),
        new Life.Firing(1_700_000_001_000L, 1_700_000_003_000L),
        new Life.Resolved(1_700_000_001_000L, true),
        new Life.NoData(1_700_000_001_000L, new Life.Firing(1_700_000_000_000L)),
        new Life.Suppressed(new Life.Firing(1_700_000_001_000L, 1_700_000_003_000L)),
        new Life.Suppressed(
            new Life.NoData(1_700_000_001_000L, new Life.Firing(1_700_000_000_000L))));
  }

  @Test
  void keepsNothing() {
    assertThat(serde.serializer().serialize("t", null)).isNull();
    assertThat(read(null)).isNull();
  }

  @Test
  void readsTheFirstVersion() {
    byte[] bytes = early(1, 34).array();

    assertThat(read(bytes)).isEqualTo(early(Recent.NONE, Life.Firing.NOT_QUIET));
  }

  @Test
  void readsTheSecondVersion() {
    byte[] bytes = early(2, 42).putLong(0b1011).array();

    assertThat(read(bytes)).isEqualTo(early(new Recent(0b1011, 0, 0), 5));
  }

  /** Firing since 4, and quiet since 5 where a version knows that. */
  private static ByteBuffer early(int version, int size) {
    return ByteBuffer.allocate(size)
        .put((byte) version)
        .put((byte) 2)
        .putLong(1_700_000_000_000L)
        .putLong(7)
        .putLong(4)
        .putLong(5);
  }

  private static Track early(Recent recent, long quietSince) {
    return new Track(
        new Life.Firing(4, quietSince), 1_700_000_000_000L, 7, recent, Track.NEVER, List.of());
  }

  @Test
  void refusesAnotherVersion() {
    byte[] bytes = serde.serializer().serialize("t", Track.NEW);
    bytes[0] = 9;

    assertThatThrownBy(() -> read(bytes))
        .isInstanceOf(SerializationException.class)
        .hasMessageContaining("version 9 is unknown");
  }

  @Test
  void refusesWhatIsTooShort() {
    byte[] bytes = Arrays.copyOf(serde.serializer().serialize("t", Track.NEW), 40);

    assertThatThrownBy(() -> read(bytes))
        .isInstanceOf(SerializationException.class)
        .hasMessageContaining("t holds 40 bytes that are no track");
  }

  private Track read(byte[] bytes) {
    return serde.deserializer().deserialize("t", bytes);
  }
}
