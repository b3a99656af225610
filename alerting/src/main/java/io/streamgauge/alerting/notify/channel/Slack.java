package io.streamgauge.alerting.notify.channel;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.streamgauge.alert.Alert;
import io.streamgauge.alerting.notify.plan.Notification;
import io.streamgauge.alerting.notify.plan.Notification.Item;
import java.net.URI;
import java.util.List;
import java.util.Map;

/** Posts a message with one attachment for each alert. */
final class Slack implements Target {

  private final URI url;
  private final String channel;
  private final String link;
  private final HttpSender sender;

  /** What incoming webhooks take. */
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  record Message(String channel, String text, List<Attachment> attachments) {}

  /** One alert in a message. */
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  record Attachment(String color, String title, String title_link, String text, String fallback) {}

  Slack(URI url, String channel, String link, HttpSender sender) {
    this.url = url;
    this.channel = channel;
    this.link = link;
    this.sender = sender;
  }

  @Override
  public Outcome send(Notification notification) throws InterruptedException {
    Message message =
        new Message(
            channel,
            escaped(Wording.title(notification)),
            notification.items().stream().map(this::attachment).toList());
    return sender.post(
        url, Map.of(Webhook.IDEMPOTENCY_KEY, notification.key()), Content.json(message));
  }

  private Attachment attachment(Item item) {
    Alert alert = item.alert();
    String heading = escaped(Wording.heading(item));
    return new Attachment(
        color(alert),
        heading,
        DashboardLink.of(link, alert),
        escaped(String.join("\n", Wording.details(item))),
        heading);
  }

  private static String color(Alert alert) {
    return switch (alert.getState()) {
      case FIRING -> "danger";
      case NO_DATA -> "warning";
      default -> "good";
    };
  }

  /** The three characters that mean something there. */
  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
