package io.streamgauge.standalone.log;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.filter.Filter;
import ch.qos.logback.core.spi.FilterReply;
import java.util.List;

/**
 * Keeps out what Kafka warns of at every orderly start and stop of an embedded broker and what it
 * repeats for each task after a crash (one line that sums it up stays). The loggers that write this
 * also write warnings that matter, so their levels cannot be raised instead.
 */
public final class RoutineWarnings extends Filter<ILoggingEvent> {

  private static final List<String> ROUTINE =
      List.of(
          "Performing controller activation",
          "The config `log.cleaner.enable` is deprecated",
          "Auto topic creation failed for __",
          "The metadata response from the cluster reported a recoverable issue",
          "Processing exception handler is not enabled for the GlobalThread",
          "Using an OS temp directory in the state.dir property",
          "Attempting to close NetworkClient that has already been closed",
          "did not find checkpoint offsets while stores are not empty",
          "Failed to register startup state stores for task",
          "TaskCorruptedException: Tasks",
          "Encounter corrupted task");

  @Override
  public FilterReply decide(ILoggingEvent event) {
    return event.getLevel().isGreaterOrEqual(Level.WARN)
            && event.getLoggerName().contains("kafka")
            && ROUTINE.stream().anyMatch(event.getFormattedMessage()::contains)
        ? FilterReply.DENY
        : FilterReply.NEUTRAL;
  }
}
