package io.streamgauge.alerting.notify.channel;

import static java.util.Objects.requireNonNull;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * People with mailboxes.
 *
 * @param host of the SMTP server
 * @param port of the SMTP server
 * @param tls how the connection is protected
 * @param user empty for no authentication
 * @param password empty for no authentication
 * @param from address of the sender
 * @param to addresses, 1 or more
 * @param timeout how long each step may take
 * @param link where people reach the dashboard; empty for nowhere
 */
public record EmailSettings(
    String host,
    int port,
    Tls tls,
    Optional<String> user,
    Optional<Secret> password,
    String from,
    List<String> to,
    Duration timeout,
    String link)
    implements TargetSettings {

  /** How a connection is protected. */
  public enum Tls {
    NONE,
    /** It begins in the open and is protected before anything is said; refused otherwise. */
    STARTTLS,
    TLS
  }

  public EmailSettings {
    requireNonNull(host, "host");
    requireNonNull(tls, "tls");
    requireNonNull(user, "user");
    requireNonNull(password, "password");
    requireNonNull(from, "from");
    to = List.copyOf(to);
    requireNonNull(timeout, "timeout");
    requireNonNull(link, "link");
  }

  @Override
  public Target open(Clock clock) {
    return new Email(this, clock);
  }
}
