package io.streamgauge.service.http;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.json.JavalinJackson;
import io.javalin.plugin.bundled.CorsPluginConfig;
import io.javalin.util.JavalinBindException;
import java.net.URI;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** An HTTP server that answers JSON, and problem documents where it cannot. */
public final class HttpServer implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(HttpServer.class);

  private final HttpSettings settings;
  private final Javalin javalin;

  private HttpServer(HttpSettings settings, Javalin javalin) {
    this.settings = settings;
    this.javalin = javalin;
  }

  /**
   * Starts to listen and returns.
   *
   * @throws PortTakenException if someone else listens on the port
   */
  public static HttpServer start(HttpSettings settings, List<? extends Routes> routes) {
    Javalin javalin = Javalin.create(config -> configure(config, settings, routes));
    try {
      javalin.start(settings.host(), settings.port());
    } catch (JavalinBindException e) {
      javalin.stop();
      throw new PortTakenException(settings.host(), settings.port(), settings.portOption(), e);
    }
    HttpServer server = new HttpServer(settings, javalin);
    LOG.info("HTTP on {}", server.uri());
    return server;
  }

  private static void configure(
      JavalinConfig config, HttpSettings settings, List<? extends Routes> routes) {
    config.startup.showJavalinBanner = false;
    config.startup.showOldJavalinVersionWarning = false;
    config.startup.startupWatcherEnabled = false;
    config.http.prefer405over404 = true;
    config.http.defaultContentType = "application/json";
    config.jetty.modifyServer(server -> server.setErrorHandler(new RefusedRequests()));
    config.jsonMapper(new JavalinJackson(Json.mapper(), false));
    new ProblemRoutes().register(config.routes);
    config.routes.before(new ForeignPages(settings.corsOrigins()));
    config.routes.after(new EntityTags());
    routes.forEach(each -> each.register(config.routes));
    new DocumentRoutes(config).register();
    if (!settings.corsOrigins().isEmpty()) {
      config.bundledPlugins.enableCors(cors -> cors.addRule(rule -> allow(rule, settings)));
    }
  }

  private static void allow(CorsPluginConfig.CorsRule rule, HttpSettings settings) {
    rule.exposeHeader("ETag");
    for (String origin : settings.corsOrigins()) {
      if (origin.equals("*")) {
        rule.anyHost();
      } else {
        rule.allowHost(origin);
      }
    }
  }

  /** The port it listens on, also where any free one was asked for. */
  public int port() {
    return javalin.port();
  }

  /** Root of the server as this machine reaches it, without a slash at its end. */
  public URI uri() {
    String host =
        switch (settings.host()) {
          case "0.0.0.0", "::" -> HttpSettings.DEFAULT_HOST;
          default -> settings.host();
        };
    return URI.create("http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + port());
  }

  /** Ends open requests and stops to listen. */
  @Override
  public void close() {
    javalin.stop();
  }
}
