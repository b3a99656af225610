package io.streamgauge.standalone.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.streamgauge.standalone.InstanceClient;
import io.streamgauge.standalone.InstanceClient.Answer;
import io.streamgauge.standalone.embedded.UnreachableException;
import io.streamgauge.streams.report.ReportAnswer;
import java.net.URI;
import java.util.Map;

/** Asks a running instance for the report over HTTP. */
public final class ReportClient {

  private static final ObjectMapper JSON =
      new ObjectMapper().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

  private final InstanceClient instance;

  /**
   * @param instance root of its HTTP server: {@code http://localhost:8080}
   */
  public ReportClient(URI instance) {
    this.instance = new InstanceClient(instance);
  }

  /**
   * The answer as it comes.
   *
   * @param parameters of the query, by name
   * @throws UnreachableException if there is no answer, or none from an instance that can report
   * @throws IllegalArgumentException if a parameter is refused; the message says which and why
   */
  public String json(Map<String, String> parameters) {
    Answer answer = instance.get("/api/v1/report", parameters);
    return switch (answer.status()) {
      case 200 -> answer.body();
      case 400 -> throw new IllegalArgumentException(answer.detail());
      default ->
          throw new UnreachableException(
              "%s gives no report, but status %d: %s"
                  .formatted(instance, answer.status(), answer.detail()),
              null);
    };
  }

  /** What {@link #json} has answered. */
  public static ReportAnswer read(String json) {
    try {
      return JSON.readValue(json, ReportAnswer.class);
    } catch (JsonProcessingException e) {
      throw new UnreachableException("this is no report: " + e.getOriginalMessage(), e);
    }
  }
}
