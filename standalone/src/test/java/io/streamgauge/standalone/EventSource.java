package io.streamgauge.standalone;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A client of server-sent events, as the HTML standard describes it. */
final class EventSource implements AutoCloseable {

  /** One event. */
  record Event(String type, String id, JsonNode data) {}

  private static final ObjectMapper JSON = new ObjectMapper();

  private final InputStream body;
  private final Thread thread;
  private final List<Event> events = new CopyOnWriteArrayList<>();
  private final List<String> comments = new CopyOnWriteArrayList<>();
  private volatile String lastId;
  private volatile boolean ended;

  private EventSource(InputStream body, String lastId) {
    this.body = body;
    this.lastId = lastId;
    thread = new Thread(this::read, "event-source");
    thread.setDaemon(true);
    thread.start();
  }

  /** Connects; {@code lastId} is null for a new client. */
  static EventSource open(URI uri, String lastId) throws IOException, InterruptedException {
    HttpRequest.Builder request = HttpRequest.newBuilder(uri).header("Accept", "text/event-stream");
    if (lastId != null) {
      request.header("Last-Event-ID", lastId);
    }
    HttpResponse<InputStream> response =
        HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofInputStream());
    if (response.statusCode() != 200) {
      throw new AssertionError(
          response.statusCode()
              + ": "
              + new String(response.body().readAllBytes(), StandardCharsets.UTF_8));
    }
    return new EventSource(response.body(), lastId);
  }

  List<Event> events() {
    return events;
  }

  List<String> comments() {
    return comments;
  }

  String lastId() {
    return lastId;
  }

  /** Whether the server has ended the stream, or this has. */
  boolean ended() {
    return ended;
  }

  private void read() {
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8))) {
      Block block = new Block();
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.isEmpty()) {
          dispatch(block);
          block = new Block();
        } else if (line.startsWith(":")) {
          comments.add(line.substring(1).trim());
        } else {
          block.take(line);
        }
      }
    } catch (IOException | UncheckedIOException e) {
      // Closed; a block that was cut counts for nothing.
    } finally {
      ended = true;
    }
  }

  private void dispatch(Block block) throws JsonProcessingException {
    if (block.id != null) {
      lastId = block.id;
    }
    if (block.data != null) {
      events.add(new Event(block.event, lastId, JSON.readTree(block.data)));
    }
  }

  private static final class Block {
    private String event = "message";
    private String id;
    private String data;

    void take(String line) {
      int colon = line.indexOf(": ");
      String value = line.substring(colon + 2);
      switch (line.substring(0, colon)) {
        case "event" -> event = value;
        case "id" -> id = value;
        case "data" -> data = data == null ? value : data + "\n" + value;
        default -> {
          // retry
        }
      }
    }
  }

  /** Breaks the connection off and returns when nothing more is dispatched. */
  @Override
  public void close() throws IOException {
    body.close();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
