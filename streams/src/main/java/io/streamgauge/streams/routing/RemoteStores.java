package io.streamgauge.streams.routing;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
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
 * Asks other instances for what they hold. Connections are used again. One that does not answer is
 * silent for a moment: it is asked only by those whom nobody else can answer. Thread-safe.
 */
final class RemoteStores {

  private static final Duration CONNECT_LIMIT = Duration.ofMillis(500);
  private static final Duration ANSWER_LIMIT = Duration.ofSeconds(2);
  private static final Duration SILENT_FOR = Duration.ofSeconds(1);
  private static final int OK = 200;

  /**
   * Why one does not answer.
   *
   * @param since by {@link System#nanoTime}
   */
  private record Silence(long since, String reason) {}

  private final List<String> topics;
  private final Duration answerLimit;
  private final Map<HostInfo, Silence> silent = new ConcurrentHashMap<>();
  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(CONNECT_LIMIT)
          .build();

  /**
   * @param topics all topics that fill stores, in their fixed order
   */
  RemoteStores(List<String> topics) {
    this(topics, ANSWER_LIMIT);
  }

  RemoteStores(List<String> topics, Duration answerLimit) {
    this.topics = topics;
    this.answerLimit = answerLimit;
  }

  /** The answers for all partitions that are asked for; none from who is silent. Never fails. */
  CompletableFuture<Map<Integer, PartAnswer>> ask(HostInfo host, StoreQuery query) {
    Optional<Silence> silence = silence(host);
    return silence.isPresent()
        ? CompletableFuture.completedFuture(unreadable(query, silence.get().reason()))
        : askEvenIfSilent(host, query);
  }

  /** The answers for all partitions that are asked for. Never fails. */
  CompletableFuture<Map<Integer, PartAnswer>> askEvenIfSilent(HostInfo host, StoreQuery query) {
    return client
        .sendAsync(request(host, query), HttpResponse.BodyHandlers.ofByteArray())
        .thenApply(
            response -> {
              silent.remove(host);
              return answers(response, query, name(host));
            })
        .exceptionally(failure -> unreadable(query, noteSilence(host, failure)));
  }

  /** The answers of those who answer. */
  List<String> askAll(Collection<HostInfo> hosts, String path) {
    List<CompletableFuture<Optional<String>>> asked =
        hosts.stream().filter(host -> !isSilent(host)).map(host -> ask(host, path)).toList();
    return asked.stream().flatMap(answer -> answer.join().stream()).toList();
  }

  private CompletableFuture<Optional<String>> ask(HostInfo host, String path) {
    return client
        .sendAsync(request(host, path, answerLimit), HttpResponse.BodyHandlers.ofString())
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
    Duration limit = query.wanted().isEmpty() ? answerLimit : answerLimit.plus(OwnStores.MOST_WAIT);
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
    return silence(host).isPresent();
  }

  private Optional<Silence> silence(HostInfo host) {
    return Optional.ofNullable(silent.get(host))
        .filter(silence -> System.nanoTime() - silence.since() < SILENT_FOR.toNanos());
  }

  /** Returns the reason, to be told. */
  private String noteSilence(HostInfo host, Throwable failure) {
    Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
    String reason = name(host) + reason(cause);
    if (cause instanceof IOException) {
      silent.put(host, new Silence(System.nanoTime(), reason));
    }
    return reason;
  }

  private static String reason(Throwable cause) {
    if (cause instanceof ConnectException || cause instanceof HttpConnectTimeoutException) {
      return " cannot be reached";
    }
    return cause instanceof HttpTimeoutException
        ? " does not answer in time"
        : " does not answer: " + cause;
  }

  private static String name(HostInfo host) {
    return host.host() + ":" + host.port();
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
