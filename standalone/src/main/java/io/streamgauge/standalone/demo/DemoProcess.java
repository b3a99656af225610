package io.streamgauge.standalone.demo;

import static java.util.Objects.requireNonNull;

import io.streamgauge.collectors.Collector;
import io.streamgauge.collectors.jvm.JvmMemory;
import io.streamgauge.service.lifecycle.Shutdown;
import io.streamgauge.standalone.ExitCode;
import io.streamgauge.standalone.Pipeline;
import io.streamgauge.standalone.PipelineSettings;
import io.streamgauge.standalone.demo.load.OpenLoop;
import io.streamgauge.standalone.demo.load.Traffic;
import io.streamgauge.standalone.demo.shop.Shop;
import io.streamgauge.standalone.demo.view.Display;
import io.streamgauge.standalone.embedded.EmbeddedKafka;
import io.streamgauge.standalone.embedded.FreePorts;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.random.RandomGenerator;
import org.apache.kafka.common.utils.Utils;

/**
 * All that runs in the process of a demo, from start to stop. The shop starts while the pipeline
 * does; customers come when the pipeline has been started, while its streams still get going.
 */
final class DemoProcess implements AutoCloseable {

  private static final String SERVICE = "shop";
  private static final String INSTANCE = "shop-1";
  private static final String NEXT_INSTANCE = "shop-2";
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Duration PIPELINE_PATIENCE = Duration.ofSeconds(60);

  private final DemoSettings settings;
  private final Display display;
  private final Clock clock;
  private final Instant started;
  private final Shutdown shutdown = new Shutdown(this::stopping);

  DemoProcess(DemoSettings settings, Display display, Clock clock) {
    this.settings = requireNonNull(settings, "settings");
    this.display = requireNonNull(display, "display");
    this.clock = requireNonNull(clock, "clock");
    this.started = Instant.ofEpochMilli(ManagementFactory.getRuntimeMXBean().getStartTime());
  }

  /** Starts everything, goes through the phases, and returns when it is over or Ctrl-C came. */
  ExitCode run() throws Exception {
    shutdown.onSignal();
    Path log = DemoLog.toFile();
    say("log in %s", log);
    Path data = Files.createTempDirectory("streamgauge-demo");
    shutdown.add("temporary data", PATIENCE, () -> Utils.delete(data.toFile()));
    // Known before anything starts, so that the collector never finds someone else's broker.
    int kafka = free(EmbeddedKafka.PORT_OPTION, settings.kafkaPort());
    int registry = free("--registry-port", settings.registryPort());
    CompletableFuture<Pipeline> starting = startPipeline(data, kafka, registry);
    Collector collector = startCollector(INSTANCE, Releases.FIRST, kafka, registry);
    JvmMemory.register(collector);
    Releases releases =
        new Releases(collector, startCollector(NEXT_INSTANCE, Releases.NEXT, kafka, registry));
    Shop shop = startShop(releases);
    Traffic traffic = new Traffic(shop.uri(), RandomGenerator.getDefault());
    OpenLoop load =
        shutdown.add(
            "load",
            PATIENCE,
            new OpenLoop(traffic, settings.perSecond(), RandomGenerator.getDefault()));
    say("shop on %s", shop.uri());
    Pipeline pipeline = joined(starting);
    load.start();
    Instant opened = clock.instant();
    say("%.0f requests a second", settings.perSecond());
    AlertHistory alerts = new AlertHistory();
    shutdown.add(
        "alert feed",
        PATIENCE,
        AlertFeed.follow(pipeline.bootstrapServers(), pipeline.registryUrl(), alerts, clock));
    Observer observer =
        new Observer(pipeline.uri(), shop.uri(), SERVICE, alerts, clock, started, opened);
    Stage stage = new Stage(shop.faults(), traffic, releases, Runtime.getRuntime().maxMemory() / 4);
    return run(new Demo(stage, observer, load, alerts, display, clock));
  }

  @Override
  public void close() {
    shutdown.close();
  }

  private ExitCode run(Demo demo) throws InterruptedException {
    shutdown.add("phases", PATIENCE, demo::stop);
    if (!demo.awaitPercentiles()) {
      say("no percentiles");
      return ExitCode.FAILURE;
    }
    say("first percentiles");
    if (settings.once()) {
      return demo.runOnce(settings.phaseLength(), settings.brisk());
    }
    demo.runForever(settings.phaseLength());
    return ExitCode.OK;
  }

  private CompletableFuture<Pipeline> startPipeline(Path data, int kafka, int registry) {
    PipelineSettings pipeline =
        PipelineSettings.local(data).withPorts(settings.httpPort(), kafka, registry);
    Shutdown pipelineShutdown = new Shutdown(this::stopping);
    CompletableFuture<Pipeline> starting =
        CompletableFuture.supplyAsync(
            () -> Pipeline.start(pipeline, pipelineShutdown, step -> say("starting " + step)));
    shutdown.add("pipeline", PIPELINE_PATIENCE, pipelineShutdown);
    return starting;
  }

  private Collector startCollector(String instance, String version, int kafka, int registry) {
    return shutdown.add(
        "collector",
        PATIENCE,
        Collector.builder()
            .service(SERVICE)
            .instance(instance)
            .version(version)
            .environment("demo")
            .bootstrapServers(EmbeddedKafka.HOST + ":" + kafka)
            .schemaRegistryUrl("http://" + EmbeddedKafka.HOST + ":" + registry)
            .memoryInterval(Duration.ofSeconds(1))
            .build());
  }

  private Shop startShop(Releases releases) {
    return shutdown.add("shop", PATIENCE, Shop.start(settings.shopPort(), releases.probes()));
  }

  private void stopping(String name) {
    display.close();
    say("stopping " + name);
  }

  private void say(String pattern, Object... values) {
    double seconds = Duration.between(started, clock.instant()).toMillis() / 1e3;
    String text = values.length == 0 ? pattern : String.format(Locale.ROOT, pattern, values);
    display.say(String.format(Locale.ROOT, "%6.1f s  %s", seconds, text));
  }

  private static int free(String option, int port) {
    return FreePorts.find(EmbeddedKafka.HOST, option, port)[0];
  }

  private static Pipeline joined(CompletableFuture<Pipeline> starting) throws Exception {
    try {
      return starting.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof Exception cause ? cause : e;
    }
  }
}
