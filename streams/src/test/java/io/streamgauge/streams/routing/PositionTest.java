package io.streamgauge.streams.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.streamgauge.service.http.ProblemException;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class PositionTest {

  private static final List<String> TOPICS = List.of("a", "b");
  private static final TopicPartition A0 = new TopicPartition("a", 0);
  private static final TopicPartition B7 = new TopicPartition("b", 7);

  @Test
  void isReadFromItsToken() {
    Position position = new Position(Map.of(A0, 0L, B7, 1L << 40));

    String token = position.token(TOPICS);

    assertThat(token).matches("[A-Za-z0-9_-]+");
    assertThat(Position.parse(token, TOPICS)).isEqualTo(position);
    assertThat(Position.parse(Position.NONE.token(TOPICS), TOPICS)).isEqualTo(Position.NONE);
  }

  @Test
  void refusesWhatIsNoTokenOfItsTopics() {
    String other = new Position(Map.of(A0, 1L)).token(List.of("a", "c"));
    String whole = new Position(Map.of(A0, 300L)).token(TOPICS);

    for (String bad : List.of("", "x", "%%%", other, whole.substring(0, whole.length() - 1))) {
      assertThatThrownBy(() -> Position.parse(bad, TOPICS))
          .isInstanceOf(ProblemException.class)
          .hasMessageContaining("position");
    }
  }

  @Test
  void reachesAnotherOnlyInEveryPartition() {
    Position wanted = new Position(Map.of(A0, 5L, B7, 7L));

    assertThat(new Position(Map.of(A0, 5L, B7, 8L)).reaches(wanted)).isTrue();
    assertThat(new Position(Map.of(A0, 9L, B7, 6L)).reaches(wanted)).isFalse();
    assertThat(new Position(Map.of(A0, 9L)).reaches(wanted)).isFalse();
    assertThat(Position.NONE.reaches(Position.NONE)).isTrue();
  }

  @Test
  void mergesToTheFurtherOfEachPartition() {
    Position one = new Position(Map.of(A0, 5L));
    Position other = new Position(Map.of(A0, 3L, B7, 1L));

    assertThat(one.merge(other)).isEqualTo(new Position(Map.of(A0, 5L, B7, 1L)));
    assertThat(one.merge(other).of(List.of(B7))).isEqualTo(new Position(Map.of(B7, 1L)));
  }
}
