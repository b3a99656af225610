package io.streamgauge.bench.chaos;

import io.streamgauge.event.Outcome;
import io.streamgauge.event.RequestBatch;
import io.streamgauge.event.RequestClass;
import io.streamgauge.event.RequestKind;
import io.streamgauge.event.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.random.RandomGenerator;

/**
 * One instance of a service. Everything that collectors do is done here, too: batches are numbered,
 * some are sent again, some never, and sometimes the instance is started anew. Not thread-safe.
 */
final class Publisher {

  private static final int OPERATIONS = 5;
  private static final int VERSIONS = 2;
  private static final int EVENTS_OF_EACH = 10;
  private static final int JITTER_MILLIS = 3_000;
  private static final int REMEMBERED = 100;
  private static final double REPEATED = 0.07;
  private static final double LOST = 0.005;
  private static final double STARTED_ANEW = 0.003;

  private final String service;
  private final String instance;
  private final String version;
  private final Weather weather;
  private final Ledger ledger;
  private final RandomGenerator random;
  private final BiConsumer<String, RequestBatch> sender;
  private final List<RequestClass> classes = classes();
  private final List<RequestBatch> sent = new ArrayList<>();
  private String producerId;
  private long sequence;

  /**
   * @param sender told each batch with the instance that sends it
   */
  Publisher(
      String service,
      int number,
      Weather weather,
      Ledger ledger,
      RandomGenerator random,
      BiConsumer<String, RequestBatch> sender) {
    this.service = service;
    this.instance = service + "-" + number;
    this.version = "1." + number % VERSIONS;
    this.weather = weather;
    this.ledger = ledger;
    this.random = random;
    this.sender = sender;
    startAnew();
  }

  private void startAnew() {
    producerId = new UUID(random.nextLong(), random.nextLong()).toString();
    sequence = 0;
  }

  /** Publishes the events up to a time, epoch milliseconds. */
  void publish(long time) {
    if (random.nextDouble() < STARTED_ANEW) {
      startAnew();
    } else if (random.nextDouble() < LOST) {
      sequence++;
      ledger.sent(service, new Intake(0, 1, 0));
    }
    RequestBatch batch = batch(time);
    sequence++;
    ledger.sent(service, new Intake(1, 0, 0));
    sender.accept(instance, batch);
    repeatSome(batch);
  }

  private void repeatSome(RequestBatch batch) {
    sent.add(batch);
    if (sent.size() > REMEMBERED) {
      sent.remove(0);
    }
    if (random.nextDouble() < REPEATED) {
      ledger.sent(service, new Intake(0, 0, 1));
      sender.accept(instance, sent.get(random.nextInt(sent.size())));
    }
  }

  private RequestBatch batch(long time) {
    List<Integer> index = new ArrayList<>();
    List<Integer> offset = new ArrayList<>();
    List<Long> duration = new ArrayList<>();
    for (int operation = 0; operation < OPERATIONS; operation++) {
      int before = random.nextInt(JITTER_MILLIS);
      long at = time - before;
      for (int i = 0; i < EVENTS_OF_EACH; i++) {
        boolean error = weather.fails(at, i);
        long nanos = weather.duration(at, random);
        index.add(2 * operation + (error ? 1 : 0));
        offset.add(-before);
        duration.add(nanos);
        ledger.event(service, version, classes.get(2 * operation).getOperation(), at, error, nanos);
      }
    }
    return RequestBatch.newBuilder()
        .setSource(
            Source.newBuilder()
                .setService(service)
                .setInstance(instance)
                .setVersion(version)
                .setTags(Map.of())
                .build())
        .setProducerId(producerId)
        .setSequence(sequence)
        .setBaseTime(time)
        .setClasses(classes)
        .setClassIndex(index)
        .setTimeOffset(offset)
        .setDuration(duration)
        .build();
  }

  private static List<RequestClass> classes() {
    List<RequestClass> classes = new ArrayList<>();
    for (int operation = 0; operation < OPERATIONS; operation++) {
      classes.add(type(operation, 200, Outcome.SUCCESS));
      classes.add(type(operation, 500, Outcome.ERROR));
    }
    return List.copyOf(classes);
  }

  private static RequestClass type(int operation, int status, Outcome outcome) {
    return RequestClass.newBuilder()
        .setOperation("GET /" + operation)
        .setKind(RequestKind.HTTP)
        .setStatus(status)
        .setOutcome(outcome)
        .build();
  }
}
