package io.streamgauge.service.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class ShutdownTest {

  private static final Duration LONG = Duration.ofMinutes(1);

  private final List<String> closed = new CopyOnWriteArrayList<>();
  private final Shutdown shutdown = new Shutdown();

  @Test
  void closesInReverseOrder() {
    shutdown.add("kafka", LONG, () -> closed.add("kafka"));
    shutdown.add("streams", LONG, () -> closed.add("streams"));

    shutdown.close();

    assertThat(closed).containsExactly("streams", "kafka");
  }

  @Test
  void closesAtOnceWhatIsStartedWhileStopping() {
    shutdown.close();

    assertThatThrownBy(() -> shutdown.add("streams", LONG, () -> closed.add("streams")))
        .isInstanceOf(CancellationException.class);
    assertThat(closed).containsExactly("streams");
  }

  @Test
  void namesEachComponentBeforeItIsClosed() {
    Shutdown watched = new Shutdown(name -> closed.add("stopping " + name));
    watched.add("kafka", LONG, () -> closed.add("kafka"));
    watched.add("streams", LONG, () -> closed.add("streams"));

    watched.close();

    assertThat(closed).containsExactly("stopping streams", "streams", "stopping kafka", "kafka");
  }

  @Test
  void goesOnAfterAFailure() {
    shutdown.add("kafka", LONG, () -> closed.add("kafka"));
    shutdown.add(
        "streams",
        LONG,
        () -> {
          throw new IllegalStateException("no");
        });

    shutdown.close();

    assertThat(closed).containsExactly("kafka");
  }

  @Test
  void leavesBehindWhatTakesTooLong() {
    CountDownLatch never = new CountDownLatch(1);
    shutdown.add("kafka", LONG, () -> closed.add("kafka"));
    shutdown.add("streams", Duration.ofMillis(1), never::await);

    shutdown.close();

    assertThat(closed).containsExactly("kafka");
  }

  @Test
  void closesOnce() throws Exception {
    shutdown.add("kafka", LONG, () -> closed.add("kafka"));

    shutdown.close();
    shutdown.close();
    shutdown.await();

    assertThat(closed).containsExactly("kafka");
  }
}
