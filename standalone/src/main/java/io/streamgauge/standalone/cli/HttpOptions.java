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

  @Override
  public void into(SettingsReader reader) {
    if (host != null) {
      reader.option("--host", Keys.HTTP_HOST, host);
    }
    if (port != null) {
      reader.option("--port", Keys.HTTP_PORT, port);
    }
  }
}
