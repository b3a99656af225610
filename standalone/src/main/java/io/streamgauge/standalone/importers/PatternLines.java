package io.streamgauge.standalone.importers;

import io.streamgauge.event.Outcome;
import io.streamgauge.event.RequestKind;
import java.io.IOException;
import java.time.Instant;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Requests in lines that a regular expression takes apart. */
final class PatternLines implements FormatReader {

  private static final Pattern STATUS = Pattern.compile("\\d{1,9}");
  private static final int FIRST_SERVER_ERROR = 500;

  @Override
  public String expected() {
    return "lines that --pattern matches, with times as --time-format says and durations in"
        + " --duration-unit";
  }

  @Override
  public void check(ImportOptions options) throws ImportException {
    LinePattern.of(options);
    TimeText.of(options, Instant.EPOCH);
  }

  @Override
  public void read(RecordedFile file, ImportOptions options, RecordedEvents events)
      throws IOException {
    LinePattern pattern = LinePattern.of(options);
    TimeText times = TimeText.of(options, file.modified());
    try (LineSource lines = file.lines()) {
      for (String line = lines.next(); line != null; line = lines.next()) {
        Matcher matcher = pattern.matcher(line);
        if (matcher.find()) {
          request(matcher, pattern, times, options.durationUnit(), events);
        } else {
          events.skipped("line does not match the pattern");
        }
      }
    }
  }

  private static void request(
      Matcher line, LinePattern pattern, TimeText times, DurationUnit unit, RecordedEvents events) {
    OptionalLong time = times.epochMillis(pattern.time(line));
    OptionalLong duration = unit.toNanos(pattern.duration(line));
    String operation = pattern.operation(line);
    String status = pattern.status(line);
    if (time.isEmpty()) {
      events.skipped("time is not of the time format");
    } else if (duration.isEmpty()) {
      events.skipped("duration is not a number of 0 or more");
    } else if (operation.isEmpty()) {
      events.skipped("operation is empty");
    } else if (!status.isEmpty() && !STATUS.matcher(status).matches()) {
      events.skipped("status is not a number");
    } else {
      int code = status.isEmpty() ? 0 : Integer.parseInt(status);
      events.request(
          OperationName.of(operation),
          pattern.isHttp(operation) ? RequestKind.HTTP : RequestKind.OTHER,
          code,
          code >= FIRST_SERVER_ERROR ? Outcome.ERROR : Outcome.SUCCESS,
          duration.getAsLong(),
          time.getAsLong(),
          null);
    }
  }
}
