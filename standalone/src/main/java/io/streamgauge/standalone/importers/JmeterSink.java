package io.streamgauge.standalone.importers;

import io.streamgauge.event.Outcome;
import io.streamgauge.event.RequestKind;
import java.io.IOException;
import java.time.Instant;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/** Makes requests of JMeter's fields, however they were written. */
final class JmeterSink {

  private static final Pattern EPOCH = Pattern.compile("\\d{9,16}");
  private static final Pattern STATUS = Pattern.compile("\\d{3}");

  private final TimeText epochs;
  private final TimeText dates;
  private final RecordedEvents events;

  JmeterSink(ImportOptions options, Instant modified, RecordedEvents events) throws IOException {
    this.epochs = TimeText.of(options.withTimeFormat("epoch-ms"), modified);
    // JMeter's own date format unless the user names another.
    String format = options.timeFormat().equals("iso") ? "yyyy/MM/dd HH:mm:ss[.SSS]" : null;
    this.dates = TimeText.of(format == null ? options : options.withTimeFormat(format), modified);
    this.events = events;
  }

  /** A sample; each text as it was written, null where it is missing. */
  void sample(
      String timeStamp, String elapsed, String label, String code, String success, boolean http) {
    OptionalLong time = timeStamp == null ? OptionalLong.empty() : time(timeStamp);
    OptionalLong duration =
        elapsed == null ? OptionalLong.empty() : DurationUnit.MILLISECONDS.toNanos(elapsed);
    if (time.isEmpty()) {
      events.skipped("sample without a time");
    } else if (duration.isEmpty()) {
      events.skipped("sample without a duration");
    } else if (label == null || label.isBlank()) {
      events.skipped("sample without a label");
    } else {
      boolean hasStatus = code != null && STATUS.matcher(code).matches();
      events.request(
          OperationName.of(label.strip()),
          http || hasStatus ? RequestKind.HTTP : RequestKind.OTHER,
          hasStatus ? Integer.parseInt(code) : 0,
          "false".equalsIgnoreCase(success) ? Outcome.ERROR : Outcome.SUCCESS,
          duration.getAsLong(),
          time.getAsLong(),
          null);
    }
  }

  /** Something that is no sample. */
  void skipped(String reason) {
    events.skipped(reason);
  }

  private OptionalLong time(String text) {
    return EPOCH.matcher(text).matches() ? epochs.epochMillis(text) : dates.epochMillis(text);
  }
}
