package io.streamgauge.standalone.registry;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.streamgauge.service.http.PortTakenException;
import io.streamgauge.standalone.registry.Routes.Answer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * The routes over HTTP. The JDK's server it is, because it leaves the path as the client sent it:
 * subjects may hold an encoded slash.
 */
final class RegistryServer implements AutoCloseable {

  private static final String OPTION = "--registry-port";
  private static final String NO_DELAY = "sun.net.httpserver.nodelay";
  private static final String CONTENT_TYPE = "application/vnd.schemaregistry.v1+json";
  private static final long WRITES_SECONDS = 5;
  private static final int MAX_BODY = 16 << 20;

  static {
    // Without it each answer waits 40 ms: headers and body are two packets.
    if (System.getProperty(NO_DELAY) == null) {
      System.setProperty(NO_DELAY, "true");
    }
  }

  private final HttpServer server;
  private final ExecutorService threads =
      Executors.newFixedThreadPool(
          4,
          task -> {
            Thread thread = new Thread(task, "schema-registry");
            thread.setDaemon(true);
            return thread;
          });
  private final Routes routes;

  private RegistryServer(HttpServer server, Routes routes) {
    this.server = server;
    this.routes = routes;
    server.setExecutor(threads);
    server.createContext("/", this::handle);
  }

  /**
   * Binds and serves.
   *
   * @param port 0 for any free one
   * @throws PortTakenException if someone else listens on the port
   */
  static RegistryServer start(String host, int port, Routes routes) {
    RegistryServer started = new RegistryServer(bind(host, port), routes);
    started.server.start();
    return started;
  }

  int port() {
    return server.getAddress().getPort();
  }

  /** Hangs up on clients, who try again elsewhere or later; what is being written gets written. */
  @Override
  public void close() {
    server.stop(0);
    threads.shutdown();
    try {
      threads.awaitTermination(WRITES_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    threads.shutdownNow();
  }

  private static HttpServer bind(String host, int port) {
    try {
      return HttpServer.create(new InetSocketAddress(host, port), 0);
    } catch (BindException e) {
      throw new PortTakenException(host, port, OPTION, e);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot listen on " + host + ":" + port + ": " + e, e);
    }
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] body = exchange.getRequestBody().readNBytes(MAX_BODY + 1);
      Answer answer =
          body.length > MAX_BODY
              ? new Answer(413, "{\"error_code\":413,\"message\":\"The body is too large\"}")
              : answer(exchange, new String(body, UTF_8));
      byte[] content = answer.body().getBytes(UTF_8);
      exchange.getResponseHeaders().set("Content-Type", CONTENT_TYPE);
      exchange.sendResponseHeaders(answer.status(), content.length);
      exchange.getResponseBody().write(content);
    }
  }

  private Answer answer(HttpExchange exchange, String body) {
    var uri = exchange.getRequestURI();
    return routes.answer(exchange.getRequestMethod(), uri.getRawPath(), uri.getRawQuery(), body);
  }
}
