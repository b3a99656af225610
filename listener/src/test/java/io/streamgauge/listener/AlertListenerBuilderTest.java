package io.streamgauge.listener;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class AlertListenerBuilderTest {

  @Test
  void tellsEverythingThatIsWrong() {
    AlertListenerBuilder builder =
        AlertListener.builder()
            .onFiring(alert -> {})
            .group(" ")
            .bootstrapServers("nowhere")
            .attempts(0)
            .backOff(Duration.ZERO);

    assertThatThrownBy(builder::start)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "AlertListener: group is blank; attempts must be from 1 to 20: 0;"
                + " backOff must be more than 0: PT0S;"
                + " bootstrapServers must be host:port,…: nowhere");
  }

  @Test
  void needsAHandler() {
    assertThatThrownBy(AlertListener.builder()::start).hasMessageContaining("no handler");
  }
}
