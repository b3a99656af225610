package io.streamgauge.standalone.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

/** A client of the registry that hides nothing. */
record Rest(String url) {

  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final ObjectMapper JSON = new ObjectMapper();

  record Answer(int status, String body, String contentType) {

    JsonNode json() {
      return parse(body);
    }

    int errorCode() {
      return json().path("error_code").asInt();
    }

    /** Status and error code, as in 404/40401. */
    String error() {
      return status + "/" + errorCode();
    }
  }

  Answer get(String path) {
    return send("GET", path, null);
  }

  Answer delete(String path) {
    return send("DELETE", path, null);
  }

  Answer put(String path, String body) {
    return send("PUT", path, body);
  }

  Answer post(String path, String body) {
    return send("POST", path, body);
  }

  /** Registers a schema and returns its id. */
  int register(String subject, String schema) {
    Answer answer = post("/subjects/" + subject + "/versions", body(schema));
    if (answer.status() != 200) {
      throw new AssertionError("not registered: " + answer);
    }
    return answer.json().path("id").asInt();
  }

  static String body(String schema) {
    return JSON.createObjectNode().put("schema", schema).toString();
  }

  static String body(String schema, String name, String subject, int version) {
    ObjectNode body = JSON.createObjectNode().put("schema", schema);
    body.putArray("references")
        .addObject()
        .put("name", name)
        .put("subject", subject)
        .put("version", version);
    return body.toString();
  }

  static JsonNode parse(String json) {
    try {
      return JSON.readTree(json);
    } catch (IOException e) {
      throw new AssertionError("not JSON: " + json, e);
    }
  }

  private Answer send(String method, String path, String body) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(url + path))
            .header("Content-Type", "application/octet-stream")
            .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
            .build();
    try {
      HttpResponse<String> response = HTTP.send(request, BodyHandlers.ofString());
      return new Answer(
          response.statusCode(),
          response.body(),
          response.headers().firstValue("Content-Type").orElse(""));
    } catch (IOException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }
}
