package io.streamgauge.standalone;

import io.streamgauge.collectors.Collector;
import java.time.Duration;

/**
 * A service that publishes what it does, as the README shows it. The smoke test of the containers
 * runs it from outside: it reports requests that are too slow until its time is over.
 */
final class PublishExample {

  private static final Duration PAUSE = Duration.ofMillis(20);
  private static final long SLOW_NANOS = Duration.ofMillis(1_500).toNanos();

  private PublishExample() {}

  /** Arguments: brokers, URL of the registry, name of the service, seconds. */
  public static void main(String[] arguments) throws InterruptedException {
    long end = System.nanoTime() + Duration.ofSeconds(Long.parseLong(arguments[3])).toNanos();
    try (Collector collector =
        Collector.builder()
            .service(arguments[2])
            .bootstrapServers(arguments[0])
            .schemaRegistryUrl(arguments[1])
            .build()) {
      while (System.nanoTime() < end) {
        collector.requests().record("GET /orders/{id}", 200, SLOW_NANOS);
        Thread.sleep(PAUSE.toMillis());
      }
    }
  }
}
