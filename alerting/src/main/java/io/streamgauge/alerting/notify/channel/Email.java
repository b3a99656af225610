package io.streamgauge.alerting.notify.channel;

import io.streamgauge.alerting.notify.plan.Notification;
import io.streamgauge.alerting.notify.plan.Notification.Item;
import jakarta.mail.Authenticator;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.PasswordAuthentication;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Date;
import java.util.Properties;

/**
 * Sends one e-mail in plain text. All of a group are one thread in the mailbox; the message id is
 * made of the notification's key, so that a mailbox may know what it is sent twice.
 */
final class Email implements Target {

  private static final String DOMAIN = "@streamgauge>";
  private static final String UTF_8 = StandardCharsets.UTF_8.name();

  private final EmailSettings settings;
  private final Clock clock;
  private final Session session;

  Email(EmailSettings settings, Clock clock) {
    this.settings = settings;
    this.clock = clock;
    session = Session.getInstance(properties(settings), authenticator(settings));
  }

  private static Properties properties(EmailSettings settings) {
    String limit = Long.toString(settings.timeout().toMillis());
    Properties all = new Properties();
    all.put("mail.transport.protocol", "smtp");
    all.put("mail.smtp.host", settings.host());
    all.put("mail.smtp.port", Integer.toString(settings.port()));
    all.put("mail.smtp.connectiontimeout", limit);
    all.put("mail.smtp.timeout", limit);
    all.put("mail.smtp.writetimeout", limit);
    all.put("mail.smtp.auth", Boolean.toString(settings.user().isPresent()));
    all.put("mail.smtp.ssl.checkserveridentity", "true");
    switch (settings.tls()) {
      case NONE -> {}
      case STARTTLS -> {
        all.put("mail.smtp.starttls.enable", "true");
        all.put("mail.smtp.starttls.required", "true");
      }
      case TLS -> all.put("mail.smtp.ssl.enable", "true");
    }
    return all;
  }

  private static Authenticator authenticator(EmailSettings settings) {
    return new Authenticator() {
      @Override
      protected PasswordAuthentication getPasswordAuthentication() {
        return new PasswordAuthentication(
            settings.user().orElse(""), settings.password().map(Secret::value).orElse(""));
      }
    };
  }

  @Override
  public Outcome send(Notification notification) {
    try {
      Transport.send(message(notification));
      return Outcome.DELIVERED;
    } catch (MessagingException e) {
      return Outcome.failed(why(e));
    }
  }

  /** What the library wraps says more than the library. */
  private static String why(MessagingException failure) {
    Throwable deepest = failure;
    while (deepest.getCause() != null) {
      deepest = deepest.getCause();
    }
    return (deepest.getMessage() == null ? deepest.toString() : deepest.getMessage()).strip();
  }

  private MimeMessage message(Notification notification) throws MessagingException {
    MimeMessage message = new Identified(session, notification.key());
    message.setFrom(new InternetAddress(settings.from()));
    for (String address : settings.to()) {
      message.addRecipient(RecipientType.TO, new InternetAddress(address));
    }
    message.setSubject(Wording.title(notification), UTF_8);
    message.setSentDate(Date.from(clock.instant()));
    String thread = "<group-" + notification.threadKey() + DOMAIN;
    message.setHeader("In-Reply-To", thread);
    message.setHeader("References", thread);
    message.setHeader("Auto-Submitted", "auto-generated");
    message.setHeader("X-Streamgauge-Idempotency-Key", notification.key());
    message.setText(text(notification), UTF_8);
    return message;
  }

  private String text(Notification notification) {
    StringBuilder text = new StringBuilder();
    for (Item item : notification.items()) {
      text.append(Wording.heading(item)).append('\n');
      Wording.details(item).forEach(line -> text.append("  ").append(line).append('\n'));
      String link = DashboardLink.of(settings.link(), item.alert());
      if (!link.isEmpty()) {
        text.append("  ").append(link).append('\n');
      }
      text.append('\n');
    }
    return text.toString();
  }

  /** The library would give it an id of its own. */
  private static final class Identified extends MimeMessage {

    private final String key;

    Identified(Session session, String key) {
      super(session);
      this.key = key;
    }

    @Override
    protected void updateMessageID() throws MessagingException {
      setHeader("Message-ID", "<" + key + DOMAIN);
    }
  }
}
