package io.streamgauge.streams.routing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AnswerRoutesTest {

  @Test
  void joinsTheMembersOfTwoObjects() {
    assertThat(AnswerRoutes.joined("{\"a\":1}", "{\"b\":2}")).isEqualTo("{\"a\":1,\"b\":2}");
    assertThat(AnswerRoutes.joined("{}", "{\"b\":2}")).isEqualTo("{\"b\":2}");
  }
}
