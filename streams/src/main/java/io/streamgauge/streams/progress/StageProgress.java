package io.streamgauge.streams.progress;

import io.streamgauge.metric.Progress;
import io.streamgauge.service.kafka.InputOffsets;
import java.util.List;
import java.util.OptionalLong;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/**
 * What one task tells of its part of a stage: times that the clock has passed, each later than the
 * one before. It is forwarded, so a task that is dead, fenced off or restoring tells nothing. Not
 * thread-safe: used by the task's own thread.
 */
public final class StageProgress {

  private final ProcessorContext<String, ? super Progress> context;
  private final Stage stage;
  private final PipelineClock clock;
  private final List<String> variants;
  private final int partition;
  private OptionalLong found = OptionalLong.empty();
  private long told = Long.MIN_VALUE;

  public StageProgress(
      ProcessorContext<String, ? super Progress> context, Stage stage, PipelineClock clock) {
    this(context, stage, clock, List.of());
  }

  /**
   * @param variants by what the stage tells windows apart
   */
  public StageProgress(
      ProcessorContext<String, ? super Progress> context,
      Stage stage,
      PipelineClock clock,
      List<String> variants) {
    this.context = context;
    this.variants = List.copyOf(variants);
    this.stage = stage;
    this.clock = clock;
    this.partition = context.taskId().partition();
  }

  /** Key of what is told of a part of a stage. */
  static String key(Stage stage, int partition) {
    return stage.label() + '/' + partition;
  }

  /** Notes an event time, epoch milliseconds. */
  public void observe(long eventTime) {
    clock.observe(eventTime);
  }

  /**
   * Looks how far the part has come.
   *
   * @return whether that is news, to be told once everything that the task has taken in by now is
   *     reported
   */
  public boolean look() {
    InputOffsets.commitAll(context);
    if (partition >= clock.partitions(stage)) {
      return false; // other inputs of the task have more partitions
    }
    found = clock.passed(stage, partition);
    return found.isPresent() && found.getAsLong() > told;
  }

  /** Tells what was found by the last {@link #look}. */
  public void tell() {
    told = found.orElseThrow();
    long now = context.currentSystemTimeMs();
    context.forward(new Record<>(key(stage, partition), progress(now), now));
  }

  private Progress progress(long now) {
    return Progress.newBuilder()
        .setStage(stage.label())
        .setTopic(stage.topic().name())
        .setPartition(partition)
        .setPartitions(clock.partitions(stage))
        .setEventTime(told)
        .setAt(now)
        .setVariants(variants)
        .build();
  }
}
