package io.streamgauge.bench.throughput;

import io.streamgauge.bench.event.RequestEvent;
import io.streamgauge.bench.load.DataSet;
import io.streamgauge.bench.load.EventShape;
import io.streamgauge.bench.load.RecordFormat;
import io.streamgauge.event.RequestBatch;
import io.streamgauge.schemas.Topics;

/** What is measured, in the order of the table. */
enum Row {
  LIMIT_1("consumer", "plain consumer, decodes single events", RecordFormat.LEAN, 8_000_000) {
    @Override
    Subject subject() {
      return new PlainConsumer<>(RequestEvent.class, event -> 1);
    }
  },
  LIMIT_200(
      "consumer-200",
      "plain consumer, decodes batches of 200",
      RecordFormat.BATCH_OF_200,
      100_000_000) {
    @Override
    Subject subject() {
      return new PlainConsumer<>(RequestBatch.class, batch -> batch.getDuration().size());
    }
  },
  TEXTBOOK("textbook", "Kafka Streams after the book", RecordFormat.LEAN, 600_000) {
    @Override
    Subject subject() {
      return StreamsSubject.of(Textbook::start);
    }
  },
  DROP("drop", "Kafka Streams, reads and drops", RecordFormat.BATCH_OF_1, 10_000_000) {
    @Override
    Subject subject() {
      return StreamsSubject.of(ReadAndDrop.of(Topics.REQUESTS.name(), RequestBatch.class));
    }
  },
  OURS_1("ours-1", "ours, single events", RecordFormat.BATCH_OF_1, 10_000_000),
  OURS_20("ours-20", "ours, batches of 20", RecordFormat.BATCH_OF_20, 40_000_000),
  OURS_200("ours-200", "ours, batches of 200", RecordFormat.BATCH_OF_200, 100_000_000),
  OURS_1000("ours-1000", "ours, batches of 1,000", RecordFormat.BATCH_OF_1000, 100_000_000),
  DELTAS("ours-deltas", "ours, deltas of 20 events, in deltas", RecordFormat.DELTAS, 60_000_000) {
    @Override
    Subject subject() {
      return StreamsSubject.countingRecords(Ours.withThreads(1));
    }
  };

  private final String id;
  private final String title;
  private final RecordFormat format;
  private final long events;

  Row(String id, String title, RecordFormat format, long events) {
    this.id = id;
    this.title = title;
    this.format = format;
    this.events = events;
  }

  /** What reads. */
  Subject subject() {
    return StreamsSubject.of(Ours.withThreads(1));
  }

  boolean isOurs() {
    return id.startsWith("ours");
  }

  /** Name on the command line and in JSON. */
  String id() {
    return id;
  }

  String title() {
    return title;
  }

  /** The events that it reads, at most so many. */
  DataSet.Spec data(long mostEvents) {
    return new DataSet.Spec(format, EventShape.TYPICAL, Math.min(events, mostEvents));
  }

  @Override
  public String toString() {
    return id;
  }
}
