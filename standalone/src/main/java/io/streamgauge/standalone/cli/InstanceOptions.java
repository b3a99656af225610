package io.streamgauge.standalone.cli;

import io.streamgauge.service.config.Settings;
import java.net.URI;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Which running instance a command talks to. */
final class InstanceOptions {

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "--url",
      paramLabel = "URL",
      description = "The instance to ask. Default: http://127.0.0.1:8080, or the port that is set.")
  private String url;

  /**
   * The root of its HTTP server; where nothing is set, what {@code standalone} starts on this
   * machine.
   *
   * @throws ParameterException if it is none
   */
  URI uri(Settings settings) {
    String root = url == null ? "http://127.0.0.1:" + settings.get(Keys.HTTP_PORT) : url;
    try {
      URI uri = URI.create(root);
      boolean web = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
      if (web && uri.getHost() != null) {
        return uri;
      }
    } catch (IllegalArgumentException e) {
      // Said below, together with what is no address of a server.
    }
    throw new ParameterException(
        spec.commandLine(), "--url is '%s', allowed is http(s)://HOST[:PORT]".formatted(root));
  }
}
