package io.streamgauge.alerting.notify.channel;

import static io.streamgauge.alerting.notify.NotifiedAlerts.alert;
import static io.streamgauge.alerting.notify.NotifiedAlerts.notification;
import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.streamgauge.alert.AlertState;
import io.streamgauge.alerting.notify.channel.EmailSettings.Tls;
import io.streamgauge.alerting.notify.plan.Notification;
import jakarta.mail.internet.MimeMessage;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Against a real SMTP server in this process. */
class EmailTest {

  private final GreenMail server = new GreenMail(new ServerSetup(0, null, "smtp"));
  private final Notification notification =
      notification(
          alert("GET /", AlertState.FIRING, 1), alert("POST /größe", AlertState.NO_DATA, 1));

  @BeforeEach
  void start() {
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop();
  }

  @Test
  void reachesEveryMailboxWithEverything() throws Exception {
    assertThat(email(Optional.empty(), "").send(notification)).isEqualTo(Outcome.DELIVERED);

    assertThat(server.getReceivedMessages()).hasSize(2);
    MimeMessage message = server.getReceivedMessages()[0];
    assertThat(message.getSubject()).isEqualTo("FIRING 1, NO DATA 1: rule=slow-requests");
    assertThat(message.getFrom()[0]).hasToString("gauge@example.org");
    assertThat(message.getAllRecipients()).hasSize(2);
    assertThat(message.getMessageID()).isEqualTo("<" + notification.key() + "@streamgauge>");
    assertThat(message.getHeader("X-Streamgauge-Idempotency-Key", null))
        .isEqualTo(notification.key());
    assertThat(message.getHeader("References", null)).contains(notification.threadKey());
    assertThat(message.getHeader("Auto-Submitted", null)).isEqualTo("auto-generated");
    assertThat(message.getContent().toString())
        .contains("FIRING high slow-requests: shop, GET /")
        .contains("requests.p95 is 1.25 s (> 500.0 ms)")
        .contains("NO DATA high slow-requests: shop, POST /größe")
        .contains("http://gauge.example/#/alerts?service=shop");
  }

  @Test
  void authenticates() throws Exception {
    server.setUser("gauge", "right");

    assertThat(email(Optional.of("gauge"), "right").send(notification))
        .isEqualTo(Outcome.DELIVERED);
    assertThat(email(Optional.of("gauge"), "wrong").send(notification))
        .isInstanceOf(Outcome.Failed.class);
  }

  @Test
  void insistsOnTheProtectionThatIsAskedFor() throws Exception {
    assertThat(email(Optional.empty(), "", Tls.STARTTLS).send(notification))
        .isInstanceOfSatisfying(
            Outcome.Failed.class, it -> assertThat(it.why()).contains("STARTTLS"));
  }

  @Test
  void saysThatNobodyListens() throws Exception {
    Target email = email(Optional.empty(), "");
    server.stop();

    assertThat(email.send(notification)).isInstanceOf(Outcome.Failed.class);
  }

  private Target email(Optional<String> user, String password) {
    return email(user, password, Tls.NONE);
  }

  private Target email(Optional<String> user, String password, Tls tls) {
    return new EmailSettings(
            "127.0.0.1",
            server.getSmtp().getPort(),
            tls,
            user,
            user.map(any -> new Secret(password)),
            "gauge@example.org",
            List.of("ada@example.org", "bob@example.org"),
            Duration.ofSeconds(30),
            "http://gauge.example")
        .open(Clock.systemUTC());
  }
}
