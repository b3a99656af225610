package io.streamgauge.standalone.cli;

import io.streamgauge.service.config.SettingsReader;
import picocli.CommandLine.Option;

/** Where HTTP is served. */
final class HttpOptions implements SettingOptions {

  @Option(
      names = "--host",
      paramLabel = "HOST",
      description = "Interface that HTTP listens on. Default: 127.0.0.1")
  private String host;

  @Option(names = "--port", paramLabel = "PORT", description = "Port of HTTP. Default: 8080")
  private String port;

  @Option(
      names = "--advertised",
      paramLabel = "HOST:PORT",
      description = {
        "Where other instances reach this one's HTTP, to answer for each other.",
        "Default: host and port; on all interfaces this machine's own address"
      })
  private String advertised;

  @Override
  public void into(SettingsReader reader) {
    if (host != null) {
      reader.option("--host", Keys.HTTP_HOST, host);
    }
    if (port != null) {
      reader.option("--port", Keys.HTTP_PORT, port);
    }
    if (advertised != null) {
      reader.option("--advertised", Keys.HTTP_ADVERTISED, advertised);
    }
  }
}
