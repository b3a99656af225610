package io.streamgauge.schemas.registry;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.MILLISECONDS;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.utils.ExponentialBackoff;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings requests to whichever of the registry's servers answers. A server that does not, or that
 * answers with a status that passes, is followed by the next one; after each round all are left
 * alone for a growing pause, until the time for retrying is over. Thread-safe.
 */
final class RegistryTransport {

  private static final Logger log = LoggerFactory.getLogger(RegistryTransport.class);

  private static final String CONTENT_TYPE = "application/vnd.schemaregistry.v1+json";
  private static final Set<Integer> PASSING = Set.of(408, 429, 500, 502, 503, 504);

  /** One for the process: each client has threads of its own. */
  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private final List<URI> urls;
  private final Optional<String> authorization;
  private final Duration requestTimeout;
  private final Duration retryTimeout;
  private final ExponentialBackoff pauses = new ExponentialBackoff(100, 2, 5_000, 0.2);

  /** Index of the server that answered last; where the next request begins. */
  private volatile int current;

  RegistryTransport(RegistryConfig config) {
    this.urls = config.urls();
    this.authorization = config.authorization();
    this.requestTimeout = config.requestTimeout();
    this.retryTimeout = config.retryTimeout();
  }

  /** Answer to {@code GET path}. */
  HttpResponse<String> get(String path) {
    return send("GET", path, "");
  }

  /** Answer to {@code POST path} with a JSON body. */
  HttpResponse<String> post(String path, String body) {
    return send("POST", path, body);
  }

  private HttpResponse<String> send(String method, String path, String body) {
    long deadline = System.nanoTime() + retryTimeout.toNanos();
    for (int round = 0; ; round++) {
      Round outcome = tryEachServer(method, path, body);
      if (outcome.answer() != null) {
        return outcome.answer();
      }
      long pause = pauses.backoff(round);
      if (System.nanoTime() + MILLISECONDS.toNanos(pause) >= deadline) {
        throw new RegistryUnavailableException(
            "No answer from the schema registry to %s %s: %s"
                .formatted(method, path, outcome.failure()),
            outcome.cause());
      }
      log.warn("Schema registry: {}; trying again in {} ms", outcome.failure(), pause);
      sleep(pause);
    }
  }

  /** What came of asking all servers once: an answer, or the failure of the last one. */
  private record Round(HttpResponse<String> answer, String failure, Throwable cause) {}

  private Round tryEachServer(String method, String path, String body) {
    int first = current;
    Round last = null;
    for (int i = 0; i < urls.size(); i++) {
      int server = (first + i) % urls.size();
      last = tryServer(urls.get(server), method, path, body);
      if (last.answer() != null) {
        current = server;
        return last;
      }
    }
    return last;
  }

  private Round tryServer(URI server, String method, String path, String body) {
    try {
      HttpResponse<String> answer = exchange(request(server, method, path, body));
      if (PASSING.contains(answer.statusCode())) {
        String failure = server + " answers " + answer.statusCode() + " " + answer.body();
        return new Round(null, failure, null);
      }
      return new Round(answer, null, null);
    } catch (IOException e) {
      String reason = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
      return new Round(null, server + ": " + reason, e);
    }
  }

  private HttpRequest request(URI server, String method, String path, String body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(server + path))
            .timeout(requestTimeout)
            .header("Accept", CONTENT_TYPE + ", application/json;q=0.9");
    authorization.ifPresent(value -> request.header("Authorization", value));
    if (method.equals("POST")) {
      return request
          .header("Content-Type", CONTENT_TYPE)
          .POST(BodyPublishers.ofString(body, UTF_8))
          .build();
    }
    return request.GET().build();
  }

  /** Like {@code HttpClient.send}, whose time limit does not include the body. */
  private HttpResponse<String> exchange(HttpRequest request) throws IOException {
    CompletableFuture<HttpResponse<String>> answer =
        HTTP.sendAsync(request, BodyHandlers.ofString(UTF_8));
    try {
      return answer.get(requestTimeout.toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      answer.cancel(true);
      throw new IOException("no answer within " + requestTimeout.toMillis() + " ms", e);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof IOException io ? io : new IOException(e.getCause());
    } catch (InterruptedException e) {
      answer.cancel(true);
      throw new InterruptException(e);
    }
  }

  private static void sleep(long milliseconds) {
    try {
      Thread.sleep(milliseconds);
    } catch (InterruptedException e) {
      throw new InterruptException(e);
    }
  }
}
