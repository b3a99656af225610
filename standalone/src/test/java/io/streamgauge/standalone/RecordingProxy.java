package io.streamgauge.standalone;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Stands before an instance, notes what it is asked for, and refuses it where it is told to. */
final class RecordingProxy implements AutoCloseable {

  private static final String HOST = "127.0.0.1";

  private final HttpClient client = HttpClient.newHttpClient();
  private final List<String> paths = new CopyOnWriteArrayList<>();
  private final ExecutorService workers = Executors.newCachedThreadPool();
  private final HttpServer server;
  private final int target;
  private volatile boolean refusing;

  private RecordingProxy(int port, int target) throws IOException {
    this.target = target;
    this.server = HttpServer.create(new InetSocketAddress(HOST, port), 0);
  }

  static RecordingProxy start(int port, int target) throws IOException {
    RecordingProxy proxy = new RecordingProxy(port, target);
    proxy.server.createContext("/", proxy::pass);
    proxy.server.setExecutor(proxy.workers);
    proxy.server.start();
    return proxy;
  }

  private void pass(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().toString();
    paths.add(path);
    try (exchange) {
      if (refusing) {
        exchange.sendResponseHeaders(503, -1);
        return;
      }
      HttpResponse<byte[]> response =
          client.send(
              HttpRequest.newBuilder(URI.create("http://" + HOST + ":" + target + path)).build(),
              HttpResponse.BodyHandlers.ofByteArray());
      exchange.sendResponseHeaders(response.statusCode(), response.body().length);
      exchange.getResponseBody().write(response.body());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Paths with their queries, since the last time that they were forgotten. */
  List<String> paths() {
    return paths;
  }

  void forget() {
    paths.clear();
  }

  /** Whether to answer 503 to everything. */
  void refuse(boolean now) {
    refusing = now;
  }

  @Override
  public void close() {
    server.stop(0);
    workers.shutdownNow();
  }
}
