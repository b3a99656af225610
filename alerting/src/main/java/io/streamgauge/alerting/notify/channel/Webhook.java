package io.streamgauge.alerting.notify.channel;

import io.streamgauge.alerting.notify.plan.Notification;
import java.net.URI;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Posts {@link Content} as JSON, signed. */
final class Webhook implements Target {

  static final String IDEMPOTENCY_KEY = "Idempotency-Key";
  static final String TIMESTAMP = "Streamgauge-Timestamp";
  static final String SIGNATURE = "Streamgauge-Signature";

  private final URI url;
  private final Optional<Signature> signature;
  private final Map<String, Secret> headers;
  private final HttpSender sender;
  private final Clock clock;

  Webhook(
      URI url,
      Optional<Signature> signature,
      Map<String, Secret> headers,
      HttpSender sender,
      Clock clock) {
    this.url = url;
    this.signature = signature;
    this.headers = headers;
    this.sender = sender;
    this.clock = clock;
  }

  @Override
  public Outcome send(Notification notification) throws InterruptedException {
    byte[] body = Content.json(Content.of(notification));
    Map<String, String> all = new HashMap<>();
    headers.forEach((name, value) -> all.put(name, value.value()));
    all.put(IDEMPOTENCY_KEY, notification.key());
    signature.ifPresent(
        it -> {
          String timestamp = Long.toString(clock.instant().getEpochSecond());
          all.put(TIMESTAMP, timestamp);
          all.put(SIGNATURE, it.of(timestamp, body));
        });
    return sender.post(url, all, body);
  }
}
