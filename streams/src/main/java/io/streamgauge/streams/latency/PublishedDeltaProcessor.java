package io.streamgauge.streams.latency;

import io.streamgauge.metric.LatencyDelta;
import io.streamgauge.schemas.Topics;
import io.streamgauge.streams.intake.BatchHeader;
import io.streamgauge.streams.intake.LeftOut;
import io.streamgauge.streams.intake.MalformedBatchException;
import io.streamgauge.streams.intake.Punctuality;
import io.streamgauge.streams.window.Resolution;
import io.streamgauge.streams.window.TimeMode;
import java.util.List;
import java.util.Map;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/**
 * Takes in deltas that publishers gathered themselves: refuses those that contradict themselves,
 * leaves out and counts the events of those that are not timely. The sketch is checked where it is
 * merged.
 */
public final class PublishedDeltaProcessor
    implements Processor<String, LatencyDelta, String, LatencyDelta> {

  private static final long MOST_EVENTS = 1L << 40;

  private final TimeMode mode;
  private ProcessorContext<String, LatencyDelta> context;
  private LeftOut leftOut;
  private Punctuality punctuality;

  public PublishedDeltaProcessor(TimeMode mode) {
    this.mode = mode;
  }

  @Override
  public void init(ProcessorContext<String, LatencyDelta> processorContext) {
    context = processorContext;
    leftOut = new LeftOut(context, Topics.LATENCY_DELTAS);
    punctuality = new Punctuality(mode, context::currentSystemTimeMs);
  }

  @Override
  public void process(Record<String, LatencyDelta> record) {
    LatencyDelta delta = record.value();
    check(delta);
    switch (punctuality.of(delta.getLastEvent())) {
      case LATE -> leftOut.count(delta.getService(), delta.getCount(), 0);
      case AHEAD -> leftOut.count(delta.getService(), 0, delta.getCount());
      case TIMELY -> {
        SeriesKey key = new SeriesKey(delta.getMeasure(), delta.getService(), delta.getSeries());
        long time = Math.max(0, delta.getLastEvent());
        delta.setSources(List.of()); // offsets of the topic of events, which no publisher knows
        context.forward(new Record<>(key.toString(), delta, time));
      }
    }
  }

  private static void check(LatencyDelta delta) {
    if (delta == null) {
      throw new MalformedBatchException("the value is null; a delta is required");
    }
    BatchHeader.requireName("service", delta.getService());
    BatchHeader.requireName("series", delta.getSeries());
    if (!Variant.isValid(delta.getVariant())) {
      throw new MalformedBatchException(
          "variant is '%s'; allowed is environment, version and tag with U+001F between them"
              .formatted(delta.getVariant()));
    }
    long start = Resolution.TEN_SECONDS.startOf(delta.getStart());
    require(
        delta.getStart() == start && start >= 0,
        "start",
        delta.getStart(),
        "a multiple of 10 s, 0 or more");
    require(
        delta.getCount() > 0 && delta.getCount() <= MOST_EVENTS,
        "count",
        delta.getCount(),
        "1 to " + MOST_EVENTS);
    require(
        delta.getErrors() >= 0 && delta.getErrors() <= delta.getCount(),
        "errors",
        delta.getErrors(),
        "0 to count");
    checkKinds(delta);
    require(delta.getSum() >= 0, "sum", delta.getSum(), "0 or more");
    require(
        delta.getMin() >= 0 && delta.getMin() <= delta.getMax(), "min", delta.getMin(), "0 to max");
    require(delta.getRows() >= 0, "rows", delta.getRows(), "0 or more");
    require(delta.getPoolWait() >= 0, "poolWait", delta.getPoolWait(), "0 or more");
    long end = start + Resolution.TEN_SECONDS.millis();
    boolean ordered = delta.getFirstEvent() <= delta.getLastEvent();
    require(
        ordered && delta.getFirstEvent() >= start,
        "firstEvent",
        delta.getFirstEvent(),
        "a time from start to lastEvent");
    require(
        delta.getLastEvent() < end, "lastEvent", delta.getLastEvent(), "a time within the window");
  }

  private static void checkKinds(LatencyDelta delta) {
    int kinds = delta.getErrorKinds().size();
    require(kinds <= ErrorKinds.MOST_HELD, "errorKinds", kinds, "0 to 64 entries");
    long left = delta.getErrors();
    for (Map.Entry<String, Long> kind : delta.getErrorKinds().entrySet()) {
      BatchHeader.requireName("errorKinds", kind.getKey());
      long count = kind.getValue();
      require(
          count > 0 && count <= left,
          "errorKinds." + kind.getKey(),
          count,
          "1 or more, in all at most errors");
      left -= count;
    }
  }

  private static void require(boolean fine, String field, long value, String allowed) {
    if (!fine) {
      throw new MalformedBatchException(field + " is " + value + "; allowed is " + allowed);
    }
  }
}
