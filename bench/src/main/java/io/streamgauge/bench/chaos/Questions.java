package io.streamgauge.bench.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import io.streamgauge.streams.window.Resolution;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;

/**
 * Asks processes without a pause, one after the other and each for everything, and remembers what
 * they said of windows. Thread-safe, but for {@link #run}, which is one thread's.
 */
final class Questions implements Runnable {

  private static final int OPERATIONS = 5;
  private static final int MOST_NAMED = 20;

  /**
   * What was said of a window.
   *
   * @param count the highest
   * @param finals each count that was called final
   */
  record Said(AtomicLong count, List<Long> finals) {}

  private final List<Service> processes;
  private final int services;
  private final RandomGenerator random;
  private final Map<WindowKey, Said> windows = new ConcurrentHashMap<>();
  private final List<String> unanswered = new CopyOnWriteArrayList<>();
  private final AtomicLong asked = new AtomicLong();
  private final AtomicLong failed = new AtomicLong();
  private final AtomicLong stale = new AtomicLong();
  private volatile boolean over;

  /**
   * @param processes those that are asked
   * @param services how many services there are to ask for
   */
  Questions(List<Service> processes, int services, RandomGenerator random) {
    this.processes = List.copyOf(processes);
    this.services = services;
    this.random = random;
  }

  @Override
  public void run() {
    try {
      while (!over) {
        ask(processes.get((int) (asked.get() % processes.size())));
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
    String path = path();
    asked.incrementAndGet();
    Optional<JsonNode> answer = process.web().json(path);
    if (answer.isEmpty() || answer.get().has("missing")) {
      failed.incrementAndGet();
      if (unanswered.size() < MOST_NAMED) {
        String why = answer.map(it -> "lacks " + it.get("missing")).orElse("no answer");
        unanswered.add("%s of %s: %s".formatted(path, process.process().name(), why));
      }
    }
    if (answer.isPresent()) {
      note(answer.get());
    }
  }

  private String path() {
    String service = "chaos-" + random.nextInt(services);
    return switch (random.nextInt(4)) {
      case 0 -> "/api/v1/services?service=" + service;
      case 1 -> "/api/v1/completeness?service=" + service;
      case 2 -> "/api/v1/requests?step=10s&service=" + service;
      default ->
          "/api/v1/requests?step=10s&service=%s&operation=GET%%20/%d"
              .formatted(service, random.nextInt(OPERATIONS));
    };
  }

  private void note(JsonNode answer) {
    if (answer.path("stale").asBoolean()) {
      stale.incrementAndGet();
    }
    for (JsonNode series : answer.path("series")) {
      for (JsonNode window : series.path("windows")) {
        note(series, window);
      }
    }
  }

  private void note(JsonNode series, JsonNode window) {
    WindowKey key =
        new WindowKey(
            series.get("service").asText(),
            series.get("operation").asText(),
            Resolution.TEN_SECONDS,
            window.get("start").asLong());
    long count = window.get("count").asLong();
    Said said =
        windows.computeIfAbsent(
            key, none -> new Said(new AtomicLong(), new CopyOnWriteArrayList<>()));
    said.count().accumulateAndGet(count, Math::max);
    if (window.get("final").asBoolean() && !said.finals().contains(count)) {
      said.finals().add(count);
    }
  }

  /**
   * What was said and is not so.
   *
   * @param reported the counts that were published as final: of events that come after an outage
   *     some come late to their window, which is then final once more
   */
  List<String> wrong(Ledger ledger, Map<WindowKey, Set<Long>> reported) {
    List<String> wrong = new ArrayList<>();
    windows.forEach(
        (window, said) -> {
          long published = ledger.windows().getOrDefault(window, Sums.NONE).count();
          if (said.count().get() > published) {
            wrong.add("%s: published %d, told %d".formatted(window, published, said.count().get()));
          }
          Set<Long> finals = reported.getOrDefault(window, Set.of());
          if (!finals.containsAll(said.finals())) {
            wrong.add("%s: final %s, told %s".formatted(window, finals, said.finals()));
          }
        });
    return wrong;
  }

  long finalWindows() {
    return windows.values().stream().filter(said -> !said.finals().isEmpty()).count();
  }

  long asked() {
    return asked.get();
  }

  long staleAnswers() {
    return stale.get();
  }

  /** Questions that were not answered, or not in full. */
  long failed() {
    return failed.get();
  }

  /** Some of those, with the reason. */
  List<String> unanswered() {
    return unanswered;
  }
}
