package io.streamgauge.bench.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import io.streamgauge.alert.SilenceMatcher;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/**
 * Asks for silences over HTTP between the blows: for one that ends by its end time, for one that is
 * taken back, and for one that stays. Who gets no answer asks again, under the same id. Used by one
 * thread.
 */
final class Silences {

  private static final String PATH = "/api/v1/silences";
  private static final String BY = "by=chaos";
  private static final Duration ACKNOWLEDGED_WITHIN = Duration.ofSeconds(120);
  private static final String A_DAY = "24h";
  private static final int SHORTEST_SECONDS = 4;
  private static final int LONGEST_SECONDS = 15;

  private final List<Service> alerting;
  private final Random random;
  private final Clock clock;
  private final Consumer<String> progress;
  private final Map<Integer, List<Step>> steps = new TreeMap<>();
  private final List<AskedSilence> asked = new ArrayList<>();

  /** Something that is done at one point of the run. */
  private interface Step {
    void take() throws InterruptedException;
  }

  /** Asks once; empty where that has to be done again. */
  private interface Question {
    Optional<JsonNode> ask(Service one) throws InterruptedException;
  }

  /**
   * @param blows how many there will be, 1 or more
   * @param progress told each step
   */
  Silences(
      List<Service> alerting, int blows, Random random, Clock clock, Consumer<String> progress) {
    this.alerting = alerting;
    this.random = random;
    this.clock = clock;
    this.progress = progress;
    plan(blows);
  }

  private void plan(int blows) {
    List<SilenceMatcher> services = new ArrayList<>();
    Load.services().forEach(name -> services.add(new SilenceMatcher("service", "=", name)));
    Collections.shuffle(services, random);
    String passes = random.nextInt(SHORTEST_SECONDS, LONGEST_SECONDS) + "s";
    at(random.nextInt((blows + 1) / 2), () -> add("passing", passes, services.subList(0, 1)));
    SilenceMatcher failing = new SilenceMatcher("rule", "~", "fail*");
    int revoked = random.nextInt(blows);
    at(revoked, () -> add("revoked", A_DAY, List.of(services.get(1), failing)));
    at(revoked + 1 + random.nextInt(blows - revoked), () -> end("revoked"));
    SilenceMatcher others = new SilenceMatcher("series", "!=", "GET /4");
    at(random.nextInt(blows), () -> add("lasting", A_DAY, List.of(services.get(2), others)));
  }

  private void at(int blow, Step step) {
    steps.computeIfAbsent(blow, none -> new ArrayList<>()).add(step);
  }

  /**
   * Does what is to be done before a blow.
   *
   * @param blow its number from 0; how many there are for what is done after the last one
   */
  void before(int blow) throws InterruptedException {
    for (Step step : steps.getOrDefault(blow, List.of())) {
      step.take();
    }
  }

  private void add(String id, String length, List<SilenceMatcher> matchers)
      throws InterruptedException {
    List<String> parameters = new ArrayList<>(List.of("id=" + id, "for=" + length, BY));
    matchers.forEach(
        each ->
            parameters.add("matcher=" + each.getField() + each.getOperator() + each.getValue()));
    JsonNode answer =
        acknowledged("silence " + id, one -> one.web().post(PATH, parameters)).get("silence");
    progress.accept("silence " + id + " for " + length + " of " + answer.get("matchers"));
    asked.add(new AskedSilence(id, matchers, answer));
  }

  private void end(String id) throws InterruptedException {
    JsonNode answer = acknowledged("the end of silence " + id, one -> end(id, one)).get("silence");
    progress.accept("silence " + id + " is ended");
    asked.stream().filter(each -> each.id().equals(id)).forEach(each -> each.end(answer));
  }

  /** What is over already is refused, if the answer to the one who ended it was lost. */
  private static Optional<JsonNode> end(String id, Service one) throws InterruptedException {
    String path = PATH + "/" + id;
    Optional<JsonNode> ended = one.web().post(path + "/end", List.of(BY));
    return ended.isPresent()
        ? ended
        : one.web().json(path).filter(it -> it.at("/silence").has("endedBy"));
  }

  /** Asks one process or the other until one says that it is so. */
  private JsonNode acknowledged(String what, Question question) throws InterruptedException {
    AtomicReference<JsonNode> answer = new AtomicReference<>();
    Waiting.until(
        what + " is acknowledged",
        ACKNOWLEDGED_WITHIN,
        () -> {
          question.ask(alerting.get(random.nextInt(alerting.size()))).ifPresent(answer::set);
          return answer.get() != null;
        });
    return answer.get();
  }

  /** Finds out which of them all processes know. */
  void look(Load load) throws InterruptedException {
    for (AskedSilence silence : asked) {
      long now = clock.millis();
      if (knownEverywhere(silence)) {
        silence.known(Moment.after(load.time(), clock.millis()), now);
      }
    }
  }

  private boolean knownEverywhere(AskedSilence silence) throws InterruptedException {
    for (Service one : alerting) {
      Optional<JsonNode> answer = one.web().json(PATH + "/" + silence.id());
      if (answer.filter(it -> silence.is(it.get("silence"))).isEmpty()) {
        return false;
      }
    }
    return true;
  }

  /** Those that were acknowledged. */
  List<AskedSilence> asked() {
    return asked;
  }

  /** Notes what each process tells that was not acknowledged so, or does not tell. */
  void compare(List<String> differences) throws InterruptedException {
    for (Service one : alerting) {
      Map<String, JsonNode> told = new TreeMap<>();
      Optional<JsonNode> answer = one.web().json(PATH);
      answer.ifPresent(
          it -> it.get("silences").forEach(each -> told.put(each.get("id").asText(), each)));
      for (AskedSilence silence : asked) {
        JsonNode here = told.remove(silence.id());
        if (here == null || !silence.is(here)) {
          differences.add(
              "%s: acknowledged was the silence %s, told is %s"
                  .formatted(one.process().name(), silence, here));
        }
      }
      told.values()
          .forEach(
              each ->
                  differences.add(
                      "%s: told is a silence that nobody asked for: %s"
                          .formatted(one.process().name(), each)));
    }
  }
}
