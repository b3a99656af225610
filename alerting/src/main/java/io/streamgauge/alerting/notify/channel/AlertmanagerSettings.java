package io.streamgauge.alerting.notify.channel;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;

/**
 * A Prometheus Alertmanager, by version 2 of its API.
 *
 * @param url of its root
 * @param headers sent with each request
 * @param timeout how long a request may take
 * @param resolveAfter for how long it takes an alert that goes on for such without being told again
 * @param link where people reach the dashboard; empty for nowhere
 */
public record AlertmanagerSettings(
    Secret url, Map<String, Secret> headers, Duration timeout, Duration resolveAfter, String link)
    implements TargetSettings {

  public AlertmanagerSettings {
    requireNonNull(url, "url");
    headers = Map.copyOf(headers);
    requireNonNull(timeout, "timeout");
    requireNonNull(resolveAfter, "resolveAfter");
    requireNonNull(link, "link");
  }

  @Override
  public boolean forgets() {
    return true;
  }

  @Override
  public Target open(Clock clock) {
    return new Alertmanager(
        URI.create(url.value().replaceAll("/+$", "") + "/api/v2/alerts"),
        headers,
        new HttpSender(timeout, clock),
        resolveAfter,
        link,
        clock);
  }
}
