package io.streamgauge.alerting.query;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.streamgauge.alert.Silence;
import io.streamgauge.alerting.quiet.Silencing;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A silence as it stands in JSON. Times are epoch milliseconds by the wall clock.
 *
 * @param id identity, by which it can be asked for and ended
 * @param state active, pending (it has not begun) or expired
 * @param matchers all of them have to fit an alert
 * @param start when it begins, epoch milliseconds
 * @param end when it ends, exclusive, unless it was ended before, epoch milliseconds
 * @param by who asks for quiet
 * @param comment why; absent where nothing is said
 * @param createdAt when it was asked for, epoch milliseconds
 * @param endedAt when somebody ended it before its time, epoch milliseconds; absent where nobody
 *     has
 * @param endedBy who ended it before its time; absent where nobody has
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record SilenceView(
    String id,
    String state,
    List<String> matchers,
    long start,
    long end,
    String by,
    @Nullable String comment,
    long createdAt,
    @Nullable Long endedAt,
    @Nullable String endedBy) {

  static SilenceView of(Silencing silencing, long now) {
    Silence silence = silencing.silence();
    return new SilenceView(
        silence.getId(),
        silencing.phase(now).name().toLowerCase(Locale.ROOT),
        silencing.matchers().all().stream().map(Object::toString).toList(),
        silence.getStart(),
        silence.getEnd(),
        silence.getAuthor(),
        emptyToNull(silence.getComment()),
        silence.getCreatedAt(),
        silence.getEndedAt(),
        emptyToNull(silence.getEndedBy()));
  }

  private static @Nullable String emptyToNull(String text) {
    return text.isEmpty() ? null : text;
  }
}
