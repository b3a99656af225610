package io.streamgauge.streams.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class PartCodecTest {

  private static final PartAnswer COPY =
      new PartAnswer(
          PartAnswer.Kind.COPY,
          "",
          17,
          new Position(Map.of(new TopicPartition("requests", 2), 99L)),
          List.of(new Entry<>("REQUESTS\tshop\tGET /ü", 10_000, true, new byte[] {1, 2, 3})));

  @Test
  void writesAndReadsPartByPart() {
    Map<Integer, PartAnswer> answers =
        Map.of(2, COPY, 3, PartAnswer.none(PartAnswer.Kind.UNREADABLE, "not here"));

    Map<Integer, PartAnswer> read = PartCodec.decode(PartCodec.encode(answers));

    assertThat(read.keySet()).containsExactly(2, 3);
    assertThat(read.get(2)).usingRecursiveComparison().isEqualTo(COPY);
    assertThat(read.get(3)).isEqualTo(PartAnswer.none(PartAnswer.Kind.UNREADABLE, "not here"));
  }

  @Test
  void refusesWhatIsNotWhole() {
    byte[] whole = PartCodec.encode(Map.of(2, COPY));

    for (int length = 0; length < whole.length; length++) {
      byte[] part = Arrays.copyOf(whole, length);
      assertThatThrownBy(() -> PartCodec.decode(part)).isInstanceOf(UnreadableException.class);
    }
  }
}
