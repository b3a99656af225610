package io.streamgauge.streams.routing;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.streams.state.HostInfo;

/**
 * Asks other instances for what they hold. Connections are used again; one that does not answer is
 * left alone for a moment. Thread-safe.
 */
final class RemoteStores {

  private static final Duration CONNECT_LIMIT = Duration.ofMillis(500);
  private static final Duration ANSWER_LIMIT = Duration.ofSeconds(2);
  private static final Duration LEFT_ALONE = Duration.ofSeconds(1);
  private static final int OK = 200;

  private final List<String> topics;
  private final Map<HostInfo, Long> silent = new ConcurrentHashMap<>();
  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(CONNECT_LIMIT)
          .build();

  /**
   * @param topics all topics that fill stores, in their fixed order
   */
  RemoteStores(List<String> topics) {
    this.topics = topics;
  }

  /** The answers for all partitions that are asked for; never fails. */
  CompletableFuture<Map<Integer, PartAnswer>> ask(HostInfo host, StoreQuery query) {
    String name = host.host() + ":" + host.port();
    if (isSilent(host)) {
      return CompletableFuture.completedFuture(unreadable(query, name + " does not answer"));
    }
    return client
        .sendAsync(request(host, query), HttpResponse.BodyHandlers.ofByteArray())
        .thenApply(response -> answers(response, query, name))
        .exceptionally(
            failure -> {
              noteSilence(host, failure);
              return unreadable(query, name + " does not answer");
            });
  }

  /** The answers of those who answer. */
  List<String> askAll(Collection<HostInfo> hosts, String path) {
    List<CompletableFuture<Optional<String>>> asked =
        hosts.stream().filter(host -> !isSilent(host)).map(host -> ask(host, path)).toList();
    return asked.stream().flatMap(answer -> answer.join().stream()).toList();
  }

  private CompletableFuture<Optional<String>> ask(HostInfo host, String path) {
    return client
        .sendAsync(request(host, path, ANSWER_LIMIT), HttpResponse.BodyHandlers.ofString())
        .thenApply(
            response ->
                response.statusCode() == OK
                    ? Optional.of(response.body())
                    : Optional.<String>empty())
        .exceptionally(
            failure -> {
              noteSilence(host, failure);
              return Optional.empty();
            });
  }

  private HttpRequest request(HostInfo host, StoreQuery query) {
    Duration limit =
        query.wanted().isEmpty() ? ANSWER_LIMIT : ANSWER_LIMIT.plus(OwnStores.MOST_WAIT);
    return request(host, query.toUrl(topics), limit);
  }

  private static HttpRequest request(HostInfo host, String path, Duration limit) {
    String root = host.host().contains(":") ? "[" + host.host() + "]" : host.host();
    return HttpRequest.newBuilder(URI.create("http://" + root + ":" + host.port() + path))
        .timeout(limit)
        .build();
  }

  private static Map<Integer, PartAnswer> answers(
      HttpResponse<byte[]> response, StoreQuery query, String name) {
    if (response.statusCode() != OK) {
      return unreadable(query, name + " answers " + response.statusCode());
    }
    try {
      Map<Integer, PartAnswer> answers = PartCodec.decode(response.body());
      answers.keySet().retainAll(query.partitions());
      return answers;
    } catch (UnreadableException e) {
      return unreadable(query, name + ": " + e.getMessage());
    }
  }

  /** Whether one has not answered lately. */
  boolean isSilent(HostInfo host) {
    Long since = silent.get(host);
    return since != null && System.nanoTime() - since < LEFT_ALONE.toNanos();
  }

  private void noteSilence(HostInfo host, Throwable failure) {
    Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
    if (cause instanceof IOException) {
      silent.put(host, System.nanoTime());
    }
  }

  private static Map<Integer, PartAnswer> unreadable(StoreQuery query, String reason) {
    Map<Integer, PartAnswer> answers = new TreeMap<>();
    query
        .partitions()
        .forEach(
            partition ->
                answers.put(partition, PartAnswer.none(PartAnswer.Kind.UNREADABLE, reason)));
    return answers;
  }
}
