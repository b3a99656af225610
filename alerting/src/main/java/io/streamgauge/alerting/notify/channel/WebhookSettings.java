package io.streamgauge.alerting.notify.channel;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * A service that takes JSON.
 *
 * @param url http or https
 * @param secret what requests are signed with; empty for no signature
 * @param headers sent with each request
 * @param timeout how long a request may take
 */
public record WebhookSettings(
    Secret url, Optional<Secret> secret, Map<String, Secret> headers, Duration timeout)
    implements TargetSettings {

  public WebhookSettings {
    requireNonNull(url, "url");
    requireNonNull(secret, "secret");
    headers = Map.copyOf(headers);
    requireNonNull(timeout, "timeout");
  }

  @Override
  public Target open(Clock clock) {
    return new Webhook(
        URI.create(url.value()),
        secret.map(key -> new Signature(key.value())),
        headers,
        new HttpSender(timeout, clock),
        clock);
  }
}
