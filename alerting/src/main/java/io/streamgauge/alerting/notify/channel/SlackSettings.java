package io.streamgauge.alerting.notify.channel;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;

/**
 * An incoming webhook of Slack, or of what understands the same, as Mattermost does.
 *
 * @param url which is a secret by itself
 * @param channel overrides the webhook's own, where the receiver allows it; empty for not
 * @param timeout how long a request may take
 * @param link where people reach the dashboard; empty for nowhere
 */
public record SlackSettings(Secret url, String channel, Duration timeout, String link)
    implements TargetSettings {

  public SlackSettings {
    requireNonNull(url, "url");
    requireNonNull(channel, "channel");
    requireNonNull(timeout, "timeout");
    requireNonNull(link, "link");
  }

  @Override
  public Target open(Clock clock) {
    return new Slack(URI.create(url.value()), channel, link, new HttpSender(timeout, clock));
  }
}
