package io.streamgauge.bench.chaos;

import static java.util.Objects.requireNonNull;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.streamgauge.standalone.embedded.EmbeddedKafka;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * The target of the notifier: keeps what it is told, and fails at times as real ones do. Not by
 * requests but for some time, so that back-off has an end. Thread-safe.
 */
final class Pager implements AutoCloseable {

  /** What it is told is signed with this. */
  static final String SECRET = "known-to-both";

  /** How long the notifier waits for its answer. */
  static final Duration PATIENCE = Duration.ofSeconds(1);

  private static final List<Mood> FAILING = List.of(Mood.BUSY, Mood.SLOW, Mood.GONE);
  private static final int SHORTEST_MILLIS = 1_000;
  private static final int LONGEST_FAILURE_MILLIS = 3_000;
  private static final int LONGEST_WELL_MILLIS = 6_000;

  private final Random random;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final ScheduledExecutorService changes = Executors.newSingleThreadScheduledExecutor();
  private final List<Notice> notices = new ArrayList<>();
  private final List<Mood> toCome = new ArrayList<>();

  /** Has the port while nobody listens, so that nobody else gets it. */
  private final Socket port = new Socket();

  private HttpServer server;
  private boolean changing;
  private volatile Mood mood = Mood.WELL;

  Pager(Random random) throws IOException {
    this.random = requireNonNull(random, "random");
    port.setReuseAddress(true);
    port.bind(new InetSocketAddress(EmbeddedKafka.HOST, 0));
    listen();
  }

  String url() {
    return "http://" + EmbeddedKafka.HOST + ":" + port.getLocalPort() + "/";
  }

  /** From now on it fails at times. */
  synchronized void begin() {
    changing = true;
    change();
  }

  private synchronized void change() {
    if (!changing) {
      return;
    }
    be(mood == Mood.WELL ? failure() : Mood.WELL);
    int longest = mood == Mood.WELL ? LONGEST_WELL_MILLIS : LONGEST_FAILURE_MILLIS;
    changes.schedule(this::change, random.nextInt(SHORTEST_MILLIS, longest), TimeUnit.MILLISECONDS);
  }

  private Mood failure() {
    if (toCome.isEmpty()) {
      toCome.addAll(FAILING);
      Collections.shuffle(toCome, random);
    }
    return toCome.remove(0);
  }

  /** From now on it stays so. */
  synchronized void stay(Mood next) {
    changing = false;
    be(next);
  }

  private void be(Mood next) {
    if (next == Mood.GONE && mood != Mood.GONE) {
      server.stop(0);
    } else if (next != Mood.GONE && mood == Mood.GONE) {
      listen();
    }
    mood = next;
  }

  private void listen() {
    try {
      server = HttpServer.create(new InetSocketAddress(EmbeddedKafka.HOST, port.getLocalPort()), 0);
    } catch (IOException e) {
      throw new UncheckedIOException("nobody else can have the port", e);
    }
    server.setExecutor(threads);
    server.createContext("/", this::answer);
    server.start();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] body = exchange.getRequestBody().readAllBytes();
      Mood present = mood;
      if (present == Mood.BUSY) {
        exchange.sendResponseHeaders(503, -1);
        return;
      }
      synchronized (notices) {
        notices.add(Notice.of(exchange.getRequestHeaders()::getFirst, body));
      }
      if (present == Mood.SLOW) {
        TimeUnit.MILLISECONDS.sleep(2 * PATIENCE.toMillis());
      }
      exchange.sendResponseHeaders(204, -1);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** What it took so far, in that order. */
  List<Notice> notices() {
    synchronized (notices) {
      return List.copyOf(notices);
    }
  }

  @Override
  public void close() {
    stay(Mood.GONE);
    changes.shutdownNow();
    threads.shutdownNow();
    try {
      port.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
