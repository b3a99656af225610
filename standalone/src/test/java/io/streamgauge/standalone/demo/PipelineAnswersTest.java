package io.streamgauge.standalone.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.streamgauge.standalone.demo.view.CacheUse;
import io.streamgauge.standalone.demo.view.Latency;
import io.streamgauge.standalone.demo.view.MemoryUse;
import org.junit.jupiter.api.Test;

class PipelineAnswersTest {

  private static final PipelineAnswers ANSWERS = new PipelineAnswers(0, 20_000);

  @Test
  void putTheWholeServiceLast() throws JsonProcessingException {
    JsonNode answer =
        json(
            """
            {"series": [
              {"service": "shop", "operation": "*", "windows": [{"start": 0, "end": 10000, "count": 3, "errors": 1,
                "max": 0.5, "quantiles": {"0.5": 0.1, "0.95": 0.2, "0.99": 0.3}}]},
              {"service": "shop", "operation": "GET /cart", "windows": [{"start": 10000, "end": 30000,
                "count": 3, "errors": 1, "max": 0.5, "quantiles": {"0.5": 0.1, "0.95": 0.2, "0.99": 0.3}}]},
              {"service": "shop", "operation": "GET /none", "windows": []}]}
            """);

    assertThat(ANSWERS.requests(answer))
        .containsExactly(
            new Latency("GET /cart", 3, 1, 0.3, 0.1, 0.2, 0.3, 0.5),
            new Latency("*", 3, 1, 0.3, 0.1, 0.2, 0.3, 0.5));
  }

  @Test
  void leaveTheTimeBeforeTheFirstCustomerOutOfRates() throws JsonProcessingException {
    JsonNode answer =
        json(
            """
            {"series": [{"operation": "*",
              "windows": [{"start": 0, "end": 30000, "count": 120, "quantiles": {}}]}]}
            """);

    assertThat(new PipelineAnswers(18_000, 20_000).requests(answer))
        .extracting(Latency::rate)
        .containsExactly(60.0);
  }

  @Test
  void putTheSlowestStatementFirst() throws JsonProcessingException {
    JsonNode answer =
        json(
            """
            {"series": [
              {"statement": "SELECT 1", "windows": [{"count": 3, "quantiles": {"0.95": 0.2}}]},
              {"statement": "SELECT 2", "windows": [{"count": 3, "quantiles": {"0.95": 0.4}}]},
              {"statement": "*", "windows": [{"count": 6, "quantiles": {"0.95": 0.3}}]}]}
            """);

    assertThat(ANSWERS.statements(answer))
        .extracting(Latency::name)
        .containsExactly("SELECT 2", "SELECT 1");
  }

  @Test
  void readTheNewestWindowOfACache() throws JsonProcessingException {
    JsonNode answer =
        json(
            """
            {"series": [{"cache": "products", "windows": [
              {"hits": 1, "misses": 1, "ratio": 0.5}, {"hits": 9, "misses": 1, "ratio": 0.9}]}]}
            """);

    assertThat(ANSWERS.caches(answer)).containsExactly(new CacheUse("products", 9, 1, 0.9));
  }

  @Test
  void leaveOpenWhatIsNotKnownOfMemory() throws JsonProcessingException {
    JsonNode answer =
        json(
            """
            {"series": [{"instance": "shop-1", "windows": [{"floor": null, "max": 1000}],
              "trend": {"growth": null, "direction": null, "exhaustionSeconds": null}}]}
            """);

    assertThat(ANSWERS.memory(answer))
        .containsExactly(
            new MemoryUse("shop-1", Double.NaN, 1000, Double.NaN, "unknown", Double.NaN));
  }

  @Test
  void areEmptyWhileThePipelineDoesNotAnswer() {
    JsonNode missing = MissingNode.getInstance();

    assertThat(ANSWERS.requests(missing)).isEmpty();
    assertThat(ANSWERS.statements(missing)).isEmpty();
    assertThat(ANSWERS.caches(missing)).isEmpty();
    assertThat(ANSWERS.memory(missing)).isEmpty();
  }

  private static JsonNode json(String text) throws JsonProcessingException {
    return new ObjectMapper().readTree(text);
  }
}
