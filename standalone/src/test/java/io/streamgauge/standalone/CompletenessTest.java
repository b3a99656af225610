package io.streamgauge.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.streamgauge.event.Outcome;
import io.streamgauge.event.RequestBatch;
import io.streamgauge.event.RequestClass;
import io.streamgauge.event.RequestKind;
import io.streamgauge.event.Source;
import io.streamgauge.schemas.AvroSerde;
import io.streamgauge.schemas.Topics;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a service lost, on an embedded broker, as HTTP tells it. */
class CompletenessTest {

  private static final Duration WITHIN = Duration.ofMinutes(2);

  private final HttpClient client = HttpClient.newHttpClient();

  @Test
  void tellsWhatIsMissingAndMakesItPartOfEachAnswer(@TempDir Path data) throws Exception {
    try (Pipeline pipeline = Pipeline.start(PipelineSettings.local(data))) {
      pipeline.awaitReady(WITHIN);
      long now = System.currentTimeMillis();
      publish(
          pipeline,
          batch("shop", 0, 0, now),
          batch("shop", 3, 0, now),
          batch("shop", 3, 0, now),
          batch("shop", 4, 17, now),
          batch("shop", 5, 0, now + Duration.ofDays(1).toMillis()),
          batch("whole", 0, 0, now));

      // What is left out is added to the tally a moment after the batches are.
      JsonNode shop = await("shop", pipeline, "/kinds/requests/ahead", 1);
      assertThat(shop.at("/kinds/requests/batches").asLong()).isEqualTo(4);
      assertThat(shop.path("complete").asBoolean()).isFalse();
      assertThat(shop.path("reasons"))
          .extracting(JsonNode::asText)
          .contains("lost", "dropped", "ahead");
      assertThat(shop.at("/kinds/requests/lost").asLong()).isEqualTo(2);
      assertThat(shop.at("/kinds/requests/repeated").asLong()).isEqualTo(1);
      assertThat(shop.at("/kinds/requests/dropped").asLong()).isEqualTo(17);
      assertThat(shop.at("/kinds/requests/ahead").asLong()).isEqualTo(1);
      assertThat(shop.at("/instances/0/instance").asText()).isEqualTo("shop-1");

      awaitBatches(pipeline, "whole", 1);
      awaitNothingWaiting(pipeline);
      JsonNode whole = awaitBatches(pipeline, "whole", 1);
      assertThat(whole.path("reasons")).isEmpty();
      assertThat(whole.path("complete").asBoolean()).isTrue();

      assertThat(complete(pipeline, "/requests", "shop")).isFalse();
      assertThat(complete(pipeline, "/requests", "whole")).isTrue();
      assertThat(complete(pipeline, "/memory", "shop")).isTrue();
      assertThat(get(pipeline, "/caches").path("completeness")).isEmpty();
      String later = Instant.now().plusSeconds(60).toString();
      assertThat(
              get(pipeline, "/completeness?service=shop&from=" + later).at("/services/0/reasons"))
          .extracting(JsonNode::asText)
          .doesNotContain("lost", "dropped", "ahead");
    }
  }

  private static RequestBatch batch(String service, long sequence, long dropped, long time) {
    return RequestBatch.newBuilder()
        .setSource(new Source(service, service + "-1", null, null, Map.of()))
        .setProducerId(service + "-life-1")
        .setSequence(sequence)
        .setDropped(dropped)
        .setBaseTime(time)
        .setClasses(List.of(new RequestClass("GET /", RequestKind.HTTP, 200, Outcome.SUCCESS)))
        .setClassIndex(List.of(0))
        .setTimeOffset(List.of(0))
        .setDuration(List.of(1_000_000L))
        .build();
  }

  private static void publish(Pipeline pipeline, RequestBatch... batches) {
    Map<String, Object> settings =
        Map.of(
            "bootstrap.servers", pipeline.bootstrapServers(),
            "schema.registry.url", pipeline.registryUrl());
    try (KafkaProducer<String, RequestBatch> producer =
        new KafkaProducer<>(
            settings,
            new StringSerializer(),
            AvroSerde.of(Topics.REQUESTS, settings).serializer())) {
      for (RequestBatch batch : batches) {
        producer.send(
            new ProducerRecord<>(Topics.REQUESTS.name(), batch.getSource().getInstance(), batch));
      }
    }
  }

  private JsonNode awaitBatches(Pipeline pipeline, String service, long batches) {
    return await(service, pipeline, "/kinds/requests/batches", batches);
  }

  private JsonNode await(String service, Pipeline pipeline, String count, long expected) {
    return Awaitility.await(expected + " at " + count + " of " + service)
        .atMost(WITHIN)
        .until(
            () -> get(pipeline, "/completeness?service=" + service).at("/services/0"),
            answer -> answer.at(count).asLong() == expected);
  }

  private boolean complete(Pipeline pipeline, String path, String service)
      throws IOException, InterruptedException {
    JsonNode verdict =
        get(pipeline, path + "?service=" + service).path("completeness").path(service);
    assertThat(verdict.path("complete").isBoolean()).isTrue();
    return verdict.path("complete").asBoolean();
  }

  private void awaitNothingWaiting(Pipeline pipeline) {
    JsonNode lag =
        Awaitility.await("nothing that waits")
            .atMost(WITHIN)
            .until(
                () -> get(pipeline, "/completeness").path("pipeline"),
                answer ->
                    answer.path("records").asLong() == 0 && answer.path("seconds").isNumber());
    assertThat(lag.path("behind").asBoolean()).isFalse();
  }

  private JsonNode get(Pipeline pipeline, String path) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(pipeline.uri() + "/api/v1" + path)).build();
    return new ObjectMapper()
        .readTree(client.send(request, HttpResponse.BodyHandlers.ofString()).body());
  }
}
