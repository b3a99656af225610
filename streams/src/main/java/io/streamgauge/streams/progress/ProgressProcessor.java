package io.streamgauge.streams.progress;

import io.streamgauge.metric.Progress;
import java.time.Duration;
import org.apache.kafka.streams.processor.Cancellable;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/** Tells how far a stage that takes events in has come. What comes to it goes no further. */
public final class ProgressProcessor<V> implements Processor<String, V, String, Progress> {

  private final Stage stage;
  private final PipelineClock clock;
  private final Duration every;
  private StageProgress progress;
  private Cancellable schedule;

  /**
   * @param every how often it tells, by the wall clock
   */
  public ProgressProcessor(Stage stage, PipelineClock clock, Duration every) {
    this.stage = stage;
    this.clock = clock;
    this.every = every;
  }

  @Override
  public void init(ProcessorContext<String, Progress> context) {
    close(); // where init is tried again without it
    progress = new StageProgress(context, stage, clock);
    schedule = context.schedule(every, PunctuationType.WALL_CLOCK_TIME, now -> tellNews());
  }

  private void tellNews() {
    if (progress.look()) {
      progress.tell();
    }
  }

  @Override
  public void process(Record<String, V> record) {}

  @Override
  public void close() {
    if (schedule != null) {
      schedule.cancel();
    }
  }
}
