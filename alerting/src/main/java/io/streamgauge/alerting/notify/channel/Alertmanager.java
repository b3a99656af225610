package io.streamgauge.alerting.notify.channel;

import io.streamgauge.alerting.notify.plan.Notification;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Posts alerts as Prometheus does. What goes on carries the time at which it is to be forgotten
 * unless it is told again; what is over carries when it ended.
 */
final class Alertmanager implements Target {

  private final URI url;
  private final Map<String, Secret> headers;
  private final HttpSender sender;
  private final Duration resolveAfter;
  private final String link;
  private final Clock clock;

  Alertmanager(
      URI url,
      Map<String, Secret> headers,
      HttpSender sender,
      Duration resolveAfter,
      String link,
      Clock clock) {
    this.url = url;
    this.headers = headers;
    this.sender = sender;
    this.resolveAfter = resolveAfter;
    this.link = link;
    this.clock = clock;
  }

  @Override
  public Outcome send(Notification notification) throws InterruptedException {
    Map<String, String> all = new HashMap<>();
    headers.forEach((name, value) -> all.put(name, value.value()));
    List<PostableAlert> alerts =
        notification.items().stream()
            .map(item -> PostableAlert.of(item.alert(), clock.instant(), resolveAfter, link))
            .toList();
    return sender.post(url, all, Content.json(alerts));
  }
}
