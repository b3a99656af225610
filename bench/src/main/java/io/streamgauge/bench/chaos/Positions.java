package io.streamgauge.bench.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Asks now this process and now that, each time for at least the state of the answer before: counts
 * may never go back. Used by one thread.
 */
final class Positions implements Runnable {

  private static final String PATH = "/api/v1/requests?operation=*";

  private final List<Service> processes;
  private final List<String> wentBack = new ArrayList<>();
  private String position = "";
  private long seen;
  private long reached;
  private volatile boolean over;

  Positions(List<Service> processes) {
    this.processes = List.copyOf(processes);
  }

  @Override
  public void run() {
    try {
      for (int turn = 0; !over; turn++) {
        ask(processes.get(turn % processes.size()));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Asks no more. */
  void end() {
    over = true;
  }

  private void ask(Service process) throws InterruptedException {
    Optional<JsonNode> answer = process.web().json(PATH + position);
    if (answer.isEmpty() || answer.get().has("missing")) {
      return; // nobody who is there has come to that position
    }
    reached++;
    long count = 0;
    for (JsonNode series : answer.get().get("series")) {
      count += series.at("/windows/0/count").asLong();
    }
    if (count < seen) {
      wentBack.add("%s: %d after %d".formatted(process.process().name(), count, seen));
    }
    seen = count;
    position = "&position=" + answer.get().get("position").asText();
  }

  /** Answers that were older than what was asked for; read when the thread has ended. */
  List<String> wentBack() {
    return wentBack;
  }

  long reached() {
    return reached;
  }
}
