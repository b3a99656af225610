package io.streamgauge.alerting.rules;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What becomes of an alert when nothing is heard of its series any more. */
public enum NoData {
  /** It stays what it is. */
  KEEP,

  /** It is over. */
  RESOLVE,

  /** That there is no data is told, whether it had fired or not. */
  ALERT;

  static final String ALLOWED = "keep, resolve, alert";

  static Optional<NoData> of(String text) {
    return Arrays.stream(values()).filter(each -> each.text().equals(text)).findFirst();
  }

  String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
