package io.streamgauge.collectors;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class CollectorBuilderTest {

  @Test
  void listsAllThatIsWrongAtOnce() {
    CollectorBuilder builder =
        Collector.builder()
            .instance(" ")
            .bootstrapServers("broker:9092, other")
            .producerProperty("linger.ms", "soon")
            .publishInterval(Duration.ZERO)
            .bufferCapacity(1)
            .mostNames(0);

    assertThatIllegalArgumentException()
        .isThrownBy(builder::build)
        .withMessageContainingAll(
            "service is missing",
            "instance is missing",
            "bootstrapServers must be host:port,…: other",
            "linger.ms",
            "publishInterval must be more than 0: PT0S",
            "bufferCapacity must be from 2 to 4194304: 1",
            "mostNames must be from 1 to 1000000: 0");
  }

  @Test
  void startsWithoutABroker() {
    Collector collector =
        Collector.builder()
            .service("shop")
            .bootstrapServers("localhost:1")
            .schemaRegistryUrl("http://localhost:1")
            .closeTimeout(Duration.ofMillis(100))
            .build();

    collector.requests().record("op", 200, 1);

    collector.close();
  }
}
