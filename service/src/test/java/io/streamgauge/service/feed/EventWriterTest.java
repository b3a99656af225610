package io.streamgauge.service.feed;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class EventWriterTest {

  private final AtomicInteger disconnected = new AtomicInteger();

  @Test
  void writesNothingBeforeTheServerSaysSo() {
    FakeOutput output = new FakeOutput(9);
    EventWriter writer = writer(output);

    assertThat(writer.send(bytes("a"))).isTrue();
    assertThat(output.text()).isEmpty();
    writer.onWritePossible();
    assertThat(output.text()).isEqualTo("a");
  }

  @Test
  void keepsTheRestUntilTheClientTakesIt() {
    FakeOutput output = new FakeOutput(1);
    EventWriter writer = opened(output);
    writer.send(bytes("a"));
    writer.send(bytes("b"));
    writer.send(bytes("c"));
    assertThat(output.text()).isEqualTo("a");

    output.makeRoom(5);
    writer.onWritePossible();

    assertThat(output.text()).isEqualTo("abc");
  }

  @Test
  void dropsAClientForWhomTooMuchWaits() {
    EventWriter writer = opened(new FakeOutput(0));
    assertThat(writer.send(bytes("12345"))).isTrue();
    assertThat(writer.send(bytes("12345"))).isTrue();

    assertThat(writer.send(bytes("1"))).isFalse();

    assertThat(disconnected).hasValue(1);
    assertThat(writer.ended()).isCompleted();
    assertThat(writer.send(bytes("1"))).isFalse();
    assertThat(disconnected).hasValue(1);
  }

  @Test
  void takesABlockThatIsLargerThanTheLimitWhereNothingElseWaits() {
    FakeOutput output = new FakeOutput(1);

    assertThat(opened(output).send(bytes("123456789012345"))).isTrue();
  }

  @Test
  void dropsAClientThatDoesNotMakeRoomInTime() throws Exception {
    EventWriter writer = opened(new FakeOutput(0));
    writer.send(bytes("12345"));
    assertThat(writer.awaitRoom(Duration.ZERO)).isTrue();

    writer.send(bytes("6"));

    assertThat(writer.awaitRoom(Duration.ofMillis(1))).isFalse();
    assertThat(disconnected).hasValue(1);
    assertThat(writer.ended()).isCompleted();
  }

  @Test
  void endsWhenEverythingIsWritten() {
    FakeOutput output = new FakeOutput(0);
    EventWriter writer = opened(output);
    writer.send(bytes("a"));
    writer.end();
    assertThat(writer.ended()).isNotCompleted();

    output.makeRoom(2);
    writer.onWritePossible();

    assertThat(output.text()).isEqualTo("a");
    assertThat(writer.ended()).isCompleted();
    assertThat(disconnected).hasValue(0);
  }

  private EventWriter writer(FakeOutput output) {
    return new EventWriter(output, disconnected::incrementAndGet, 10);
  }

  private EventWriter opened(FakeOutput output) {
    EventWriter writer = writer(output);
    writer.onWritePossible();
    return writer;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }
}
