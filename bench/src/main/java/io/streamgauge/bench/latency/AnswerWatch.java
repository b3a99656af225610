package io.streamgauge.bench.latency;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Asks for probes over HTTP until they are there. Thread-safe. */
final class AnswerWatch implements AutoCloseable {

  private static final long ASK_EVERY_MILLIS = 10;
  private static final int AT_ONCE = 4;
  private static final int OK = 200;

  private final URI api;
  private final HttpClient client = HttpClient.newHttpClient();
  private final ObjectMapper json = new ObjectMapper();
  private final ScheduledExecutorService pool = Executors.newScheduledThreadPool(AT_ONCE);

  AnswerWatch(URI api) {
    this.api = api;
  }

  /** Asks for a probe every 10 ms from now on. */
  void watch(Probe probe) {
    String query =
        "/api/v1/requests?service=%s&operation=%s&from=%d"
            .formatted(
                probe.service(),
                URLEncoder.encode(probe.operation(), StandardCharsets.UTF_8),
                probe.eventTime());
    HttpRequest request = HttpRequest.newBuilder(api.resolve(query)).build();
    pool.execute(() -> ask(probe, request));
  }

  private void ask(Probe probe, HttpRequest request) {
    if (answered(request)) {
      probe.readable();
    } else if (!pool.isShutdown()) {
      pool.schedule(() -> ask(probe, request), ASK_EVERY_MILLIS, TimeUnit.MILLISECONDS);
    }
  }

  private boolean answered(HttpRequest request) {
    try {
      var answer = client.send(request, BodyHandlers.ofString());
      return answer.statusCode() == OK && !json.readTree(answer.body()).path("series").isEmpty();
    } catch (IOException notNow) {
      return false;
    } catch (InterruptedException closed) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  @Override
  public void close() {
    pool.shutdownNow();
  }
}
