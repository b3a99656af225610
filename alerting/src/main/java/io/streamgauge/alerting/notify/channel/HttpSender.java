package io.streamgauge.alerting.notify.channel;

import static java.util.Objects.requireNonNull;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Posts JSON, once, within a time, and reads no more of the answer than tells what is wrong. */
final class HttpSender {

  /** Answers that say that the very content is refused. */
  private static final Set<Integer> REFUSED = Set.of(400, 413, 415, 422);

  private static final int MOST_OF_ANSWER = 500;
  private static final String JSON = "application/json; charset=utf-8";

  private final HttpClient client;
  private final Duration limit;
  private final Clock clock;

  HttpSender(Duration limit, Clock clock) {
    this.limit = requireNonNull(limit, "limit");
    this.clock = requireNonNull(clock, "clock");
    client =
        HttpClient.newBuilder()
            .version(Version.HTTP_1_1) // some stumble over the offer to speak version 2
            .connectTimeout(limit)
            .build();
  }

  Outcome post(URI url, Map<String, String> headers, byte[] body) throws InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(url).timeout(limit).POST(BodyPublishers.ofByteArray(body));
    headers.forEach(request::setHeader);
    request.setHeader("Content-Type", JSON);
    request.setHeader("User-Agent", "Streamgauge");
    CompletableFuture<HttpResponse<String>> answer =
        client.sendAsync(request.build(), head -> beginning());
    try {
      return outcome(answer.get(limit.toMillis(), TimeUnit.MILLISECONDS));
    } catch (TimeoutException e) {
      return Outcome.failed(tooLate());
    } catch (ExecutionException e) {
      return Outcome.failed(why(e.getCause()));
    } finally {
      answer.cancel(true);
    }
  }

  private Outcome outcome(HttpResponse<String> answer) {
    int status = answer.statusCode();
    if (status >= 200 && status < 300) {
      return Outcome.DELIVERED;
    }
    String why = ("answered " + status + " " + answer.body()).strip();
    return new Outcome.Failed(why, REFUSED.contains(status), retryAfter(answer.headers()));
  }

  private Optional<Duration> retryAfter(HttpHeaders headers) {
    return headers.firstValue("Retry-After").flatMap(this::wait);
  }

  /** Seconds or a date, as RFC 9110 has it; anything else asks for nothing. */
  private Optional<Duration> wait(String text) {
    if (text.matches("[0-9]{1,9}")) {
      return Optional.of(Duration.ofSeconds(Long.parseLong(text)));
    }
    try {
      ZonedDateTime at = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME);
      return Optional.of(Duration.between(clock.instant(), at)).filter(it -> !it.isNegative());
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private String why(Throwable failure) {
    if (failure instanceof HttpTimeoutException) {
      return tooLate();
    }
    if (failure instanceof ConnectException) {
      return "no connection";
    }
    return failure instanceof IOException && failure.getMessage() != null
        ? failure.getMessage()
        : failure.toString();
  }

  private String tooLate() {
    return "no answer within " + limit.toMillis() + " ms";
  }

  /** The beginning of the answer, on one line; the rest is read and forgotten. */
  private static BodySubscriber<String> beginning() {
    ByteArrayOutputStream kept = new ByteArrayOutputStream();
    return BodySubscribers.mapping(
        BodySubscribers.ofByteArrayConsumer(
            part ->
                part.ifPresent(
                    it -> kept.write(it, 0, Math.min(it.length, MOST_OF_ANSWER - kept.size())))),
        done -> kept.toString(StandardCharsets.UTF_8).replaceAll("\\s+", " ").strip());
  }
}
