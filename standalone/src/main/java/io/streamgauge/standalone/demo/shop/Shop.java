package io.streamgauge.standalone.demo.shop;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The running shop: HTTP on a port of the loopback address. */
public final class Shop implements AutoCloseable {

  /** Name of the cache of products, as told to {@link Probes#caches()}. */
  public static final String CACHE = "products";

  /** Products have the numbers from 1 to this. */
  public static final int PRODUCTS = ShopDatabase.PRODUCTS;

  /** The products with the numbers from 1 to this fit into the cache together. */
  public static final int CACHED_PRODUCTS = Catalogue.CACHED;

  /** Customers have the numbers from 1 to this. */
  public static final int CUSTOMERS = ShopDatabase.CUSTOMERS;

  /** Orders with the numbers from 1 to this exist from the start. */
  public static final int ORDERS = ShopDatabase.FIRST_ORDERS;

  private static final Logger LOG = LoggerFactory.getLogger(Shop.class);
  private static final int THREADS = 96;

  private final Probes probes;
  private final ShopDatabase database;
  private final Faults faults;
  private final Endpoints endpoints;
  private final HttpServer server;
  private final ExecutorService threads;
  private final ObjectMapper json = new ObjectMapper();

  private Shop(Probes probes, ShopDatabase database, HttpServer server) {
    this.probes = probes;
    this.database = database;
    this.server = server;
    Leak leak = new Leak();
    this.faults = new Faults(database.storage(), leak);
    Catalogue catalogue = new Catalogue(database);
    probes.caches().accept(CACHE, catalogue.cache());
    this.endpoints = new Endpoints(database, catalogue, leak);
    AtomicInteger number = new AtomicInteger();
    this.threads =
        Executors.newFixedThreadPool(
            THREADS, task -> new Thread(task, "shop-http-" + number.incrementAndGet()));
  }

  /**
   * Starts the shop.
   *
   * @param port 0 for a free one
   * @throws UncheckedIOException if the port is taken
   */
  public static Shop start(int port, Probes probes) {
    // Without it the server's answers wait up to 40 ms for the client's delayed acknowledgement.
    System.setProperty("sun.net.httpserver.nodelay", "true");
    HttpServer server;
    try {
      server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1_000);
    } catch (IOException e) {
      throw new UncheckedIOException("The shop cannot listen on port " + port, e);
    }
    Shop shop = new Shop(probes, ShopDatabase.open(probes.statements()), server);
    server.setExecutor(shop.threads);
    server.createContext("/", shop::serve);
    server.start();
    return shop;
  }

  /** Where the shop answers, without a path. */
  public URI uri() {
    InetSocketAddress address = server.getAddress();
    return URI.create("http://" + address.getHostString() + ":" + address.getPort());
  }

  /** What can go wrong in it. */
  public Faults faults() {
    return faults;
  }

  @Override
  public void close() {
    faults.slowStorage(false);
    server.stop(0);
    awaitThreads();
    faults.stopLeaking();
    database.close();
  }

  /** Requests in the middle of a statement are let finish, for nobody to read their answers. */
  private void awaitThreads() {
    threads.shutdown();
    try {
      if (!threads.awaitTermination(2, TimeUnit.SECONDS)) {
        threads.shutdownNow();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      threads.shutdownNow();
    }
  }

  private void serve(HttpExchange exchange) throws IOException {
    long start = System.nanoTime();
    var call = endpoints.find(exchange.getRequestMethod(), exchange.getRequestURI().toString());
    Answer answer = call.map(this::answer).orElseGet(() -> Answer.problem(404, "no such path"));
    try (exchange) {
      byte[] body = json.writeValueAsBytes(answer.body());
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.sendResponseHeaders(answer.status(), body.length);
      exchange.getResponseBody().write(body);
    } finally {
      String operation = call.map(Endpoints.Call::operation).orElse(Endpoints.UNKNOWN);
      probes.requests().record(operation, answer.status(), System.nanoTime() - start);
    }
  }

  private Answer answer(Endpoints.Call call) {
    try {
      return call.answer();
    } catch (RuntimeException e) {
      LOG.warn("{} failed", call.operation(), e);
      return Answer.problem(500, "internal error");
    }
  }
}
