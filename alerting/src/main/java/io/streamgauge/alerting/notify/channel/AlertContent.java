package io.streamgauge.alerting.notify.channel;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.streamgauge.alert.Alert;
import io.streamgauge.alerting.notify.plan.Notification.Item;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An alert as programs are told of it. Times are epoch milliseconds; value, threshold, lower and
 * clear are in the measure's unit.
 *
 * @param sequence number of the transition within the alert
 * @param overtaken transitions before it that were never told
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record AlertContent(
    String id,
    @JsonInclude long sequence,
    String state,
    String previous,
    String cause,
    String rule,
    String ruleVersion,
    String severity,
    String service,
    String series,
    String measure,
    double value,
    String comparison,
    double threshold,
    @Nullable Double lower,
    @Nullable Double clear,
    long samples,
    Window window,
    long since,
    long at,
    String summary,
    Map<String, String> labels,
    Map<String, String> annotations,
    String runbook,
    List<Source> sources,
    List<Trace> exemplars,
    int flaps,
    int overtaken) {

  /**
   * The window that the value was taken from.
   *
   * @param end exclusive
   */
  record Window(long start, long end) {}

  /** Where the events of the window lie; both offsets inclusive. */
  record Source(String topic, int partition, long firstOffset, long lastOffset) {}

  /**
   * A traced event of the window.
   *
   * @param duration seconds
   */
  record Trace(String traceId, long time, double duration) {}

  static AlertContent of(Item item) {
    Alert alert = item.alert();
    return new AlertContent(
        alert.getId(),
        alert.getSequence(),
        lower(alert.getState()),
        lower(alert.getPrevious()),
        lower(alert.getCause()),
        alert.getRule(),
        alert.getRuleVersion(),
        lower(alert.getSeverity()),
        alert.getService(),
        alert.getSeries(),
        alert.getMeasure(),
        alert.getValue(),
        alert.getComparison(),
        alert.getThreshold(),
        alert.getLower(),
        alert.getClear(),
        alert.getSamples(),
        new Window(alert.getWindowStart(), alert.getWindowEnd()),
        alert.getSince(),
        alert.getAt(),
        alert.getSummary(),
        alert.getLabels(),
        alert.getAnnotations(),
        alert.getRunbook(),
        sources(alert),
        traces(alert),
        alert.getFlaps(),
        item.overtaken());
  }

  private static List<Source> sources(Alert alert) {
    return alert.getSources().stream()
        .map(
            it ->
                new Source(
                    it.getTopic(), it.getPartition(), it.getFirstOffset(), it.getLastOffset()))
        .toList();
  }

  private static List<Trace> traces(Alert alert) {
    return alert.getExemplars().stream()
        .map(it -> new Trace(it.getTraceId(), it.getTime(), it.getDuration() / 1e9))
        .toList();
  }

  private static String lower(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
