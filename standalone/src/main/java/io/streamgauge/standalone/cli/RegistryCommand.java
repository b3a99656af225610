package io.streamgauge.standalone.cli;

import io.streamgauge.service.config.Settings;
import io.streamgauge.service.config.SettingsReader;
import io.streamgauge.service.lifecycle.Shutdown;
import io.streamgauge.standalone.ExitCode;
import io.streamgauge.standalone.registry.EmbeddedRegistry;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code registry}: the schema registry alone. */
@Command(
    name = "registry",
    description = "Runs the schema registry alone; it keeps its schemas in a topic of the cluster.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
final class RegistryCommand implements Callable<Integer>, SettingOptions {

  private static final Logger LOG = LoggerFactory.getLogger(RegistryCommand.class);
  private static final Duration LIMIT = Duration.ofSeconds(10);

  private final Terminal terminal;

  @Mixin private ConfigOptions config;

  @Option(names = "--kafka", paramLabel = "HOST:PORT", description = "Brokers to use.")
  private String kafka;

  @Option(
      names = "--host",
      paramLabel = "HOST",
      description = "Interface to listen on. Default: 127.0.0.1")
  private String host;

  @Option(names = "--port", paramLabel = "PORT", description = "Port to use. Default: 8081")
  private String port;

  RegistryCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public void into(SettingsReader reader) {
    if (kafka != null) {
      reader.option("--kafka", Keys.KAFKA_BOOTSTRAP, kafka);
    }
    if (host != null) {
      reader.option("--host", Keys.HTTP_HOST, host);
    }
    if (port != null) {
      reader.option("--port", Keys.REGISTRY_PORT, port);
    }
  }

  @Override
  public Integer call() throws InterruptedException {
    Settings settings = config.read(terminal.environment(), List.of(this));
    PipelineChoice.requireCluster(settings, false);
    Shutdown shutdown = new Shutdown();
    shutdown.onSignal();
    EmbeddedRegistry registry =
        new EmbeddedRegistry(
            settings.get(Keys.KAFKA_BOOTSTRAP).orElseThrow(),
            settings.get(Keys.HTTP_HOST),
            settings.get(Keys.REGISTRY_PORT));
    shutdown.add("registry", LIMIT, registry.start());
    LOG.info("Ready: schema registry {}. Ctrl-C stops.", registry.url());
    shutdown.await();
    return ExitCode.OK.number();
  }
}
