package io.streamgauge.standalone;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.streamgauge.standalone.embedded.UnreachableException;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Asks a running instance over HTTP, or has it do something. */
public final class InstanceClient {

  private static final Duration CONNECT_WITHIN = Duration.ofSeconds(5);
  private static final Duration ANSWER_WITHIN = Duration.ofSeconds(60);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final URI instance;

  /**
   * @param instance root of its HTTP server: {@code http://localhost:8080}
   */
  public InstanceClient(URI instance) {
    this.instance = requireNonNull(instance, "instance");
  }

  /** A parameter of a query; one name may stand there more than once. */
  public record Given(String name, String value) {

    private String encoded() {
      return name + "=" + URLEncoder.encode(value, UTF_8);
    }
  }

  /** What came back. */
  public record Answer(int status, String body) {

    /** What the problem document says, where it is one. */
    public String detail() {
      try {
        String detail = JSON.readTree(body).path("detail").asText();
        return detail.isEmpty() ? "no reason given" : detail;
      } catch (JsonProcessingException e) {
        return "no problem document";
      }
    }
  }

  /**
   * Asks.
   *
   * @param path below the root: {@code /api/v1/report}
   * @throws UnreachableException if there is no answer
   */
  public Answer get(String path, Map<String, String> parameters) {
    return send(request(path, given(parameters)).GET().build());
  }

  /**
   * Has something done.
   *
   * @throws UnreachableException if there is no answer
   */
  public Answer post(String path, List<Given> parameters) {
    return send(request(path, parameters).POST(BodyPublishers.noBody()).build());
  }

  private static List<Given> given(Map<String, String> parameters) {
    return parameters.entrySet().stream()
        .map(each -> new Given(each.getKey(), each.getValue()))
        .toList();
  }

  private HttpRequest.Builder request(String path, List<Given> parameters) {
    String query = parameters.stream().map(Given::encoded).collect(Collectors.joining("&"));
    String root = instance.toString().replaceAll("/+$", "");
    URI uri = URI.create(root + path + (query.isEmpty() ? "" : "?" + query));
    return HttpRequest.newBuilder(uri).timeout(ANSWER_WITHIN);
  }

  private Answer send(HttpRequest request) {
    HttpClient client = HttpClient.newBuilder().connectTimeout(CONNECT_WITHIN).build();
    try {
      HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
      return new Answer(response.statusCode(), response.body());
    } catch (IOException e) {
      throw new UnreachableException(
          "%s does not answer (%s); --url says where Streamgauge runs".formatted(instance, e), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UnreachableException("interrupted while asking " + instance, e);
    }
  }

  @Override
  public String toString() {
    return instance.toString();
  }
}
