package io.streamgauge.streams.routing;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.streamgauge.service.http.ProblemException;
import org.junit.jupiter.api.Test;

class WaitingTest {

  private final Waiting waiting = new Waiting(2);

  @Test
  void refusesMoreThanMayWait() {
    waiting.enter();
    waiting.enter();

    assertThatThrownBy(waiting::enter)
        .isInstanceOf(ProblemException.class)
        .hasMessage("2 requests wait for other instances or for a position already; ask again");
  }

  @Test
  void hasAPlaceAgainWhenOneWaitsNoMore() {
    waiting.enter();
    waiting.enter();
    waiting.leave();

    assertThatCode(waiting::enter).doesNotThrowAnyException();
  }
}
