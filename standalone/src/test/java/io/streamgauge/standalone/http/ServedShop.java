package io.streamgauge.standalone.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.streamgauge.standalone.Pipeline;
import io.streamgauge.standalone.PipelineSettings;
import io.streamgauge.streams.window.TimeMode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.awaitility.Awaitility;

/** A pipeline that has taken in {@link RecordedShop}, with all of its windows final. */
final class ServedShop implements AutoCloseable {

  private static final Duration WITHIN = Duration.ofMinutes(5);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient client = HttpClient.newHttpClient();
  private final Pipeline pipeline;

  private ServedShop(Pipeline pipeline) {
    this.pipeline = pipeline;
  }

  /** Starts it, which takes some seconds. */
  static ServedShop start(Path data) throws InterruptedException {
    AtomicBoolean inputEnded = new AtomicBoolean();
    PipelineSettings settings =
        PipelineSettings.recorded(data, new TimeMode.Recorded(inputEnded::get));
    Pipeline pipeline = Pipeline.start(settings.withNotifiers(notifiers(data)));
    ServedShop shop = new ServedShop(pipeline);
    try {
      pipeline.awaitReady(WITHIN);
      RecordedShop.publish(pipeline);
      shop.await(inputEnded);
      shop.silence();
      return shop;
    } catch (Throwable e) {
      shop.close();
      throw e;
    }
  }

  private static Path notifiers(Path data) {
    try {
      return Files.writeString(
          data.resolve("notifiers.yaml"),
          "notifiers: [{name: pager, type: command, command: ['true'], groupWait: 0s}]");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void await(AtomicBoolean inputEnded) {
    int events = 6 * (RecordedShop.READS_A_WINDOW + RecordedShop.ORDERS_A_WINDOW);
    until("requests", "/api/v1/requests?operation=*", "/series/0/windows/0/count", events);
    until("statements", "/api/v1/queries?statement=*", "/series/0/windows/0/count", events);
    until("lookups", "/api/v1/caches", "/series/0/total/hits", 450);
    until("readings", "/api/v1/gauges?name=queue.depth", "/series/0/total/count", 12);
    until("collections", "/api/v1/resources", "/series/0/total/collections", 60);
    inputEnded.set(true);
    Awaitility.await("the end")
        .atMost(WITHIN)
        .until(
            () ->
                get("/api/v1/requests").at("/series/0/windows/0/final").asBoolean()
                    && get("/api/v1/alerts?rule=slow-statements").at("/alerts/0").isObject()
                    && get("/api/v1/notifiers").at("/notifiers/0/lastSuccess").isNumber());
  }

  /** Quiet for the day of stocktaking in a year far away, so that it stays pending. */
  private void silence() {
    String asked =
        "?id=inventory&by=ada&comment=stocktaking&start=4102444800000&for=1d"
            + "&matcher=service%3Dshop&matcher=rule~slow-*";
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(pipeline.uri() + "/api/v1/silences" + asked))
            .POST(HttpRequest.BodyPublishers.noBody())
            .build();
    HttpResponse<String> answer = fetch(request);
    if (answer.statusCode() != 200) {
      throw new AssertionError(answer.body());
    }
    Awaitility.await("the silence")
        .atMost(WITHIN)
        .until(() -> get("/api/v1/silences?state=pending").at("/silences/0").isObject());
  }

  URI uri() {
    return pipeline.uri();
  }

  private void until(String what, String question, String pointer, int expected) {
    Awaitility.await(what)
        .atMost(WITHIN)
        .until(() -> get(question).at(pointer).asInt() == expected);
  }

  /** An answer, whatever its status. */
  JsonNode get(String path) {
    try {
      return JSON.readTree(fetch(path).body());
    } catch (IOException e) {
      throw new AssertionError(path, e);
    }
  }

  HttpResponse<String> fetch(String path) {
    return fetch(HttpRequest.newBuilder(URI.create(pipeline.uri() + path)).build());
  }

  private HttpResponse<String> fetch(HttpRequest request) {
    try {
      return client.send(request, BodyHandlers.ofString());
    } catch (IOException e) {
      throw new AssertionError(request + " was not answered", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
  }

  @Override
  public void close() {
    pipeline.close();
  }
}
