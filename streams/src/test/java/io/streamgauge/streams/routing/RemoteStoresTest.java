package io.streamgauge.streams.routing;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.streams.state.HostInfo;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RemoteStoresTest {

  private static final InetAddress HERE = InetAddress.getLoopbackAddress();
  private static final StoreQuery QUESTION =
      new StoreQuery(StoreRead.entries("tallies", ""), List.of(1), true, Position.NONE);

  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final CountDownLatch released = new CountDownLatch(1);
  private HttpServer server;
  private HostInfo host;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(HERE, 0), 0);
    server.setExecutor(threads);
    host = new HostInfo(HERE.getHostAddress(), server.getAddress().getPort());
  }

  @AfterEach
  void stop() {
    released.countDown();
    server.stop(0);
    threads.shutdownNow();
  }

  @Test
  void leavesOneAloneThatIsSlow() {
    answer(
        exchange -> {
          awaitRelease();
          exchange.close();
        });
    RemoteStores remote = new RemoteStores(List.of(), Duration.ofMillis(200));

    String reason = remote.ask(host, QUESTION).join().get(1).reason();

    assertThat(reason).isEqualTo(name(host) + " does not answer in time");
    assertThat(remote.isSilent(host)).isTrue();
    assertThat(remote.ask(host, QUESTION)).isCompleted();
  }

  @Test
  void asksOneThatWasSilentWhereNobodyElseIsLeft() {
    AtomicBoolean well = new AtomicBoolean();
    answer(
        exchange -> {
          if (well.get()) {
            exchange.sendResponseHeaders(503, -1);
          }
          exchange.close();
        });
    RemoteStores remote = new RemoteStores(List.of());
    remote.ask(host, QUESTION).join();
    assertThat(remote.isSilent(host)).isTrue();
    well.set(true);

    String reason = remote.askEvenIfSilent(host, QUESTION).join().get(1).reason();

    assertThat(reason).isEqualTo(name(host) + " answers 503");
    assertThat(remote.isSilent(host)).isFalse();
  }

  @Test
  void tellsThatNobodyIsThere() throws IOException {
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, HERE)) {
      port = free.getLocalPort();
    }
    RemoteStores remote = new RemoteStores(List.of());

    String reason =
        remote.ask(new HostInfo(HERE.getHostAddress(), port), QUESTION).join().get(1).reason();

    assertThat(reason).isEqualTo(HERE.getHostAddress() + ":" + port + " cannot be reached");
  }

  private void answer(HttpHandler handler) {
    server.createContext("/", handler);
    server.start();
  }

  private static String name(HostInfo host) {
    return host.host() + ":" + host.port();
  }

  private void awaitRelease() {
    try {
      released.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
