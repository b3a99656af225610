package io.streamgauge.alerting.notify.file;

import io.streamgauge.alerting.notify.channel.EmailSettings;
import io.streamgauge.alerting.notify.channel.EmailSettings.Tls;
import io.streamgauge.alerting.notify.channel.Secret;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the keys of e-mail. */
final class EmailReader {

  private static final Pattern SERVER =
      Pattern.compile("([A-Za-z0-9._-]+|\\[[0-9a-f:]+]):(\\d{1,5})");
  private static final Map<String, Tls> TLS =
      Map.of("none", Tls.NONE, "starttls", Tls.STARTTLS, "tls", Tls.TLS);
  private static final String ADDRESS = "an address, as team@example.org";

  private EmailReader() {}

  static EmailSettings read(Values values) {
    Optional<Matcher> server =
        values.required("server", EmailReader::server, "HOST:PORT", Optional.empty());
    Tls tls = values.optional("tls", TLS::get, "none, starttls, tls", Tls.STARTTLS);
    Optional<String> user =
        values.optional(
            "user", text -> text.isEmpty() ? null : Optional.of(text), "a name", Optional.empty());
    Optional<Secret> password = values.optionalSecret("password");
    if (user.isPresent() != password.isPresent()) {
      values.bad(user.isPresent() ? "user" : "password", "both of user and password, or neither");
    }
    String from = values.required("from", EmailReader::address, ADDRESS, "");
    List<String> to = values.list("to", 1, EmailReader::address, ADDRESS + ", or a list of them");
    return new EmailSettings(
        server.map(it -> it.group(1)).orElse(""),
        server.map(it -> Integer.parseInt(it.group(2))).orElse(0),
        tls,
        user,
        password,
        from,
        to,
        TargetReader.timeout(values, TargetReader.USUAL),
        TargetReader.link(values));
  }

  private static Optional<Matcher> server(String text) {
    Matcher server = SERVER.matcher(text.strip());
    return server.matches() && Integer.parseInt(server.group(2)) <= 65_535
        ? Optional.of(server)
        : null;
  }

  private static String address(String text) {
    try {
      new InternetAddress(text, true).validate();
      return text;
    } catch (AddressException e) {
      return null;
    }
  }
}
