package io.streamgauge.standalone;

import static java.util.stream.StreamSupport.stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.streamgauge.collectors.Collector;
import io.streamgauge.service.http.HttpSettings;
import io.streamgauge.standalone.embedded.TopicSetup;
import io.streamgauge.streams.cardinality.SeriesBudget;
import io.streamgauge.streams.cardinality.VariantSettings;
import io.streamgauge.streams.report.TargetsByService;
import io.streamgauge.streams.window.TimeMode;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The pipeline in this process, on brokers that are somewhere else. */
final class ServicesInProcess implements AutoCloseable {

  private static final Duration READY_LIMIT = Duration.ofMinutes(1);
  private static final Duration ANSWER_LIMIT = Duration.ofSeconds(10);

  private final HttpClient client = HttpClient.newHttpClient();
  private final ObjectMapper json = new ObjectMapper();
  private final Pipeline pipeline;

  private ServicesInProcess(Pipeline pipeline) {
    this.pipeline = pipeline;
  }

  /** Starts the pipeline and waits until it is ready. */
  static ServicesInProcess start(String brokers, Path data) throws InterruptedException {
    Pipeline pipeline = Pipeline.start(settings(brokers, data));
    pipeline.awaitReady(READY_LIMIT);
    return new ServicesInProcess(pipeline);
  }

  private static PipelineSettings settings(String brokers, Path data) {
    return new PipelineSettings(
        EnumSet.allOf(Part.class),
        data,
        new Endpoint.External(brokers),
        new Endpoint.Embedded(0),
        HttpSettings.local(0),
        Optional.of(new TopicSetup(2, Optional.of((short) 1), false)),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        TimeMode.Live.defaults(),
        1,
        SeriesBudget.DEFAULT_PER_SERVICE,
        VariantSettings.DEFAULT,
        OutputLimits.DEFAULT,
        TargetsByService.DEFAULT,
        Map.of());
  }

  /** A collector that publishes to the same brokers. */
  Collector collector(String service) {
    var builder = Collector.builder().service(service).instance(service + "-1");
    return builder
        .bootstrapServers(pipeline.bootstrapServers())
        .schemaRegistryUrl(pipeline.registryUrl())
        .build();
  }

  /** The topic of the alerts, read from the same brokers. */
  AlertTopic alertTopic() {
    return new AlertTopic(pipeline.bootstrapServers(), pipeline.registryUrl());
  }

  /** Requests of an operation that have been counted so far. */
  long requests(String service, String operation) {
    var path = "/api/v1/requests?service=%s&operation=%s".formatted(service, encoded(operation));
    return stream(get(path).get("series").spliterator(), false)
        .mapToLong(series -> series.at("/windows/0/count").asLong())
        .sum();
  }

  /** Names of the rules by which an operation is firing now. */
  List<String> firing(String service, String operation) {
    return stream(get("/api/v1/alerts?state=firing").get("alerts").spliterator(), false)
        .filter(alert -> service.equals(alert.get("service").asText()))
        .filter(alert -> operation.equals(alert.get("series").asText()))
        .map(alert -> alert.get("rule").asText())
        .toList();
  }

  private JsonNode get(String path) {
    var request =
        HttpRequest.newBuilder(URI.create(pipeline.uri() + path)).timeout(ANSWER_LIMIT).build();
    try {
      var response = client.send(request, BodyHandlers.ofString());
      if (response.statusCode() != 200) {
        throw new AssertionError(path + " answered " + response.body());
      }
      return json.readTree(response.body());
    } catch (IOException e) {
      throw new AssertionError(path + " was not answered", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    pipeline.close();
  }
}
