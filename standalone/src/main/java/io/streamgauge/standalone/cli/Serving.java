package io.streamgauge.standalone.cli;

import io.streamgauge.service.lifecycle.Shutdown;
import io.streamgauge.standalone.ExitCode;
import io.streamgauge.standalone.Pipeline;
import io.streamgauge.standalone.PipelineSettings;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs a pipeline until the process is told to stop. */
final class Serving {

  private static final Logger LOG = LoggerFactory.getLogger(Serving.class);
  private static final Duration USUALLY_READY_WITHIN = Duration.ofSeconds(60);

  private Serving() {}

  static int run(PipelineSettings settings) throws InterruptedException {
    Shutdown shutdown = new Shutdown();
    shutdown.onSignal();
    Pipeline pipeline = Pipeline.start(settings, shutdown, step -> LOG.info("Starting {}", step));
    awaitReady(pipeline);
    shutdown.await();
    return ExitCode.OK.number();
  }

  private static void awaitReady(Pipeline pipeline) throws InterruptedException {
    try {
      pipeline.awaitReady(USUALLY_READY_WITHIN);
      LOG.info(
          "Ready: {}, Kafka {}, schema registry {}. Ctrl-C stops.",
          pipeline.uri(),
          pipeline.bootstrapServers(),
          pipeline.registryUrl());
    } catch (IllegalStateException e) {
      LOG.warn("Still {}; /health/ready tells when it is", e.getMessage());
    }
  }
}
