package io.streamgauge.alerting.notify.channel;

import static io.streamgauge.alerting.notify.NotifiedAlerts.alert;
import static io.streamgauge.alerting.notify.NotifiedAlerts.notification;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.streamgauge.alert.Alert;
import io.streamgauge.alert.AlertState;
import io.streamgauge.alert.Cause;
import io.streamgauge.alerting.notify.plan.Notification;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class SlackTest {

  @Test
  void sendsOneAttachmentForEachAlert() throws Exception {
    Alert over = alert("POST /", AlertState.RESOLVED, 2);
    over.setCause(Cause.RETRACTION);
    over.setRunbook("https://wiki.example/a?b&c");
    Notification notification = notification(alert("GET /<id>", AlertState.FIRING, 1), over);
    try (Receiver receiver = new Receiver()) {
      Target slack =
          new SlackSettings(
                  new Secret(receiver.url("/services/T0/B0/x")),
                  "#shop",
                  Duration.ofSeconds(30),
                  "http://gauge.example/")
              .open(Clock.systemUTC());

      assertThat(slack.send(notification)).isEqualTo(Outcome.DELIVERED);

      Receiver.Received request = receiver.received().get(0);
      assertThat(request.headers().getFirst("Idempotency-Key")).isEqualTo(notification.key());
      JsonNode message = new ObjectMapper().readTree(request.body());
      assertThat(message.path("channel").asText()).isEqualTo("#shop");
      assertThat(message.path("text").asText())
          .isEqualTo("FIRING 1, RESOLVED 1: rule=slow-requests");
      JsonNode first = message.at("/attachments/0");
      assertThat(first.path("color").asText()).isEqualTo("danger");
      assertThat(first.path("title").asText())
          .isEqualTo("FIRING high slow-requests: shop, GET /&lt;id&gt;");
      assertThat(first.path("title_link").asText())
          .startsWith(
              "http://gauge.example/#/alerts?service=shop&alert=slow-requests%7Cshop%7CGET+%2F");
      JsonNode second = message.at("/attachments/1");
      assertThat(second.path("color").asText()).isEqualTo("good");
      assertThat(second.path("text").asText())
          .contains("Withdrawn: late events show that it never was.")
          .contains("Since 1970-01-01 00:00:00 UTC, until 1970-01-01 00:00:02 UTC.")
          .contains("Labels: team=shop")
          .contains("Runbook: https://wiki.example/a?b&amp;c");
    }
  }
}
