package io.streamgauge.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.streamgauge.alerting.rules.InvalidRulesException;
import io.streamgauge.service.http.HttpSettings;
import io.streamgauge.service.http.PortTakenException;
import io.streamgauge.service.lifecycle.Shutdown;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PipelineTest {

  private static final Duration LONG = Duration.ofMinutes(2);

  @TempDir Path data;

  @Test
  void startsInOrderAnswersAndStops() throws Exception {
    List<String> steps = new ArrayList<>();
    Path rules = Files.writeString(data.resolve("rules.yaml"), "rules: []\n");
    Pipeline pipeline =
        Pipeline.start(PipelineSettings.local(data).withRules(rules), new Shutdown(), steps::add);
    try (pipeline) {
      pipeline.awaitReady(LONG);

      assertThat(steps)
          .containsExactly("Kafka", "schema registry", "topics", "streams", "alerting", "HTTP");
      assertThat(get(pipeline, "/health/ready").statusCode()).isEqualTo(200);
      assertThat(get(pipeline, "/api/v1/services").body())
          .startsWith("{\"services\":[],\"stale\":false,\"position\":\"");
      assertThat(get(pipeline, "/api/v1/alerts").body()).isEqualTo("{\"alerts\":[]}");
      assertThat(get(pipeline, "/metrics").body())
          .contains("jvm_memory_used_bytes")
          .contains("kafka_stream_")
          .contains("streamgauge_rocksdb_sst_live_bytes{application=\"streamgauge-alerting\"}")
          .containsPattern("streamgauge_rocksdb_memory_used_bytes [1-9]")
          .doesNotContain("kafka_stream_state_");
      staysReadyAndSaysThatRulesWereRefused(pipeline, rules);
    }

    assertThatThrownBy(() -> get(pipeline, "/health")).isInstanceOf(ConnectException.class);
  }

  private static void staysReadyAndSaysThatRulesWereRefused(Pipeline pipeline, Path rules)
      throws Exception {
    Files.writeString(rules, "rules: [{nonsense: 1}]\n");
    await()
        .atMost(LONG)
        .until(() -> get(pipeline, "/health/ready").body().contains("rules.yaml were refused: "));
    assertThat(get(pipeline, "/health/ready").statusCode()).isEqualTo(200);
  }

  @Test
  void startsNothingWhereAPortIsTaken() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      PipelineSettings settings =
          PipelineSettings.local(data).withHttp(HttpSettings.local(taken.getLocalPort()));

      assertThatThrownBy(() -> Pipeline.start(settings)).isInstanceOf(PortTakenException.class);
      assertThat(data).isEmptyDirectory();
    }
  }

  @Test
  void stopsWhatItHadStartedWhereTheRulesCannotBeUsed() throws Exception {
    Path rules = Files.writeString(data.resolve("rules.yaml"), "rules: [{nonsense: 1}]\n");
    Shutdown shutdown = new Shutdown();

    assertThatThrownBy(
            () ->
                Pipeline.start(PipelineSettings.local(data).withRules(rules), shutdown, step -> {}))
        .isInstanceOf(InvalidRulesException.class);
    shutdown.await();
  }

  private static HttpResponse<String> get(Pipeline pipeline, String path) throws Exception {
    HttpRequest request = HttpRequest.newBuilder(URI.create(pipeline.uri() + path)).build();
    return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
  }
}
