package io.streamgauge.bench.chaos;

import io.streamgauge.service.lifecycle.Shutdown;
import io.streamgauge.standalone.embedded.EmbeddedKafka;
import java.nio.file.Path;
import java.time.Duration;

/** A broker in a process of its own: directory and port. */
final class BrokerMain {

  private static final Duration STOP_WITHIN = Duration.ofSeconds(30);

  private BrokerMain() {}

  public static void main(String[] arguments) throws InterruptedException {
    Shutdown shutdown = new Shutdown();
    shutdown.onSignal();
    int port = Integer.parseInt(arguments[1]);
    shutdown.add("Kafka", STOP_WITHIN, EmbeddedKafka.start(Path.of(arguments[0]), port, false));
    shutdown.await();
  }
}
