package io.streamgauge.alerting.notify.file;

import io.streamgauge.alerting.notify.channel.AlertmanagerSettings;
import io.streamgauge.alerting.notify.channel.CommandSettings;
import io.streamgauge.alerting.notify.channel.Secret;
import io.streamgauge.alerting.notify.channel.SlackSettings;
import io.streamgauge.alerting.notify.channel.WebhookSettings;
import io.streamgauge.alerting.notify.plan.Grouping;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the keys of each type of target. */
final class TargetReader {

  private static final Pattern HEADER =
      Pattern.compile("([A-Za-z0-9!#$%&'*+.^_`|~-]+):\\s*([\\x20-\\x7e]+)");

  /** What the client sets itself. */
  private static final Pattern RESERVED =
      Pattern.compile("(?i)connection|host|content-length|expect|upgrade|transfer-encoding");

  private static final String HEADERS = "a list of NAME: VALUE, quoted";
  private static final Duration SHORTEST = Duration.ofMillis(100);
  private static final Duration LONGEST = Duration.ofMinutes(2);
  static final Duration USUAL = Duration.ofSeconds(10);
  private static final Duration USUAL_OF_COMMANDS = Duration.ofSeconds(30);

  private TargetReader() {}

  static WebhookSettings webhook(Values values) {
    return new WebhookSettings(
        values.secret("url", Parse::url, Parse.URL),
        values.optionalSecret("secret"),
        headers(values),
        timeout(values, USUAL));
  }

  /** What goes on is told often enough to be remembered, even where some tries fail. */
  static AlertmanagerSettings alertmanager(Values values, Grouping grouping) {
    if (grouping.repeat().isEmpty()) {
      values.bad("repeat", "a time: Alertmanager forgets what it is not told again");
    }
    Duration again = grouping.repeat().orElse(USUAL);
    return new AlertmanagerSettings(
        values.secret("url", Parse::url, Parse.URL),
        headers(values),
        timeout(values, USUAL),
        again.multipliedBy(4),
        link(values));
  }

  static SlackSettings slack(Values values) {
    return new SlackSettings(
        values.secret("url", Parse::url, Parse.URL),
        values.optional("channel", text -> text, "a name", ""),
        timeout(values, USUAL),
        link(values));
  }

  static CommandSettings command(Values values) {
    return new CommandSettings(
        values.list(
            "command",
            1,
            text -> text.indexOf(0) < 0 ? text : null,
            "a program and its arguments, as a list"),
        timeout(values, USUAL_OF_COMMANDS));
  }

  static String link(Values values) {
    return values.optional("link", Parse::url, Parse.URL, "");
  }

  private static Map<String, Secret> headers(Values values) {
    Map<String, Secret> headers = new HashMap<>();
    values
        .list("headers", 0, TargetReader::header, HEADERS)
        .forEach(header -> headers.put(header.group(1), new Secret(header.group(2))));
    return headers;
  }

  private static Matcher header(String text) {
    Matcher header = HEADER.matcher(text);
    return header.matches() && !RESERVED.matcher(header.group(1)).matches() ? header : null;
  }

  static Duration timeout(Values values, Duration usual) {
    return values.optional(
        "timeout",
        text -> Parse.time(text, SHORTEST, LONGEST),
        "a time from 100ms to 2m, as 10s",
        usual);
  }
}
