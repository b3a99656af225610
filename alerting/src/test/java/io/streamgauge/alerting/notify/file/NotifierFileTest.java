package io.streamgauge.alerting.notify.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.streamgauge.alert.AlertState;
import io.streamgauge.alert.Severity;
import io.streamgauge.alerting.notify.plan.RateLimit;
import io.streamgauge.alerting.rules.InvalidRulesException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NotifierFileTest {

  private static final Map<String, String> ENVIRONMENT =
      Map.of("HOOK", "https://hooks.example/T0/s3cr3t", "KEY", "k3y-of-hook", "SERVICE", "shop");

  @TempDir Path directory;

  @Test
  void readsEverythingThatCanBeSaid() throws IOException {
    NotifierSettings notifier =
        load("""
                notifiers:
                  - name: pager
                    type: webhook
                    url: ${env:HOOK}
                    secret: ${env:KEY}
                    headers: ["X-Team: shop"]
                    timeout: 5s
                    severity: high
                    rules: slow-*
                    services: ["${env:SERVICE}", cart]
                    series: "*"
                    labels: [team=shop, tier=gold*]
                    states: [firing, resolved]
                    groupBy: [service, team]
                    groupWait: 30s
                    repeat: 2h
                    rateLimit: 10/min
                    giveUpAfter: 6h
                """)
            .get(0);

    assertThat(notifier.name()).isEqualTo("pager");
    assertThat(notifier.type()).isEqualTo("webhook");
    assertThat(notifier.wanted().least()).isEqualTo(Severity.HIGH);
    assertThat(notifier.wanted().states())
        .containsExactlyInAnyOrder(AlertState.FIRING, AlertState.RESOLVED);
    assertThat(notifier.wanted().services()).hasToString("shop, cart");
    assertThat(notifier.wanted().labels()).containsOnlyKeys("team", "tier");
    assertThat(notifier.grouping().by()).containsExactly("service", "team");
    assertThat(notifier.grouping().delay()).hasSeconds(30);
    assertThat(notifier.grouping().repeat()).contains(Duration.ofHours(2));
    assertThat(notifier.rateLimit()).contains(new RateLimit(10, Duration.ofMinutes(1)));
    assertThat(notifier.giveUpAfter()).hasHours(6);
  }

  @Test
  void hasUsualValues() throws IOException {
    NotifierSettings notifier =
        load("notifiers: [{name: a, type: webhook, url: 'http://localhost:1/'}]").get(0);

    assertThat(notifier.wanted().least()).isEqualTo(Severity.LOW);
    assertThat(notifier.wanted().states())
        .containsExactlyInAnyOrder(AlertState.FIRING, AlertState.NO_DATA, AlertState.RESOLVED);
    assertThat(notifier.grouping().by()).containsExactly("rule", "service");
    assertThat(notifier.grouping().delay()).hasSeconds(10);
    assertThat(notifier.grouping().repeat()).isEmpty();
    assertThat(notifier.rateLimit()).isEmpty();
    assertThat(notifier.giveUpAfter()).hasDays(1);
  }

  @Test
  void hidesWhatCameFromTheEnvironment() throws IOException {
    NotifierSettings notifier =
        load("""
                notifiers:
                  - {name: a, type: webhook, url: "${env:HOOK}", secret: "${env:KEY}"}
                """)
            .get(0);

    assertThat(notifier.toString()).doesNotContain("s3cr3t").doesNotContain("k3y");
    assertThat(notifier.secrets().hide("at https://hooks.example/T0/s3cr3t with k3y-of-hook"))
        .isEqualTo("at *** with ***");
  }

  @Test
  void reportsEverythingThatIsWrongAtItsPlace() {
    assertThat(
            problems(
                """
                notifiers:
                  - name: a b
                    type: webhook
                    url: ${env:KEY}
                    repeat: soon
                    states: [resolved]
                    colour: red
                  - name: twice
                    type: pigeon
                  - name: twice
                    type: webhook
                    url: ${env:ABSENT}
                    headers: ["Host: x"]
                    labels: [team]
                """))
        .satisfiesExactly(
            it -> assertThat(it).startsWith("2:11: 'name' is 'a b', allowed is letters"),
            it -> assertThat(it).startsWith("4:10: 'url' is '${env:KEY}', allowed is http(s)://"),
            it -> assertThat(it).startsWith("5:13: 'repeat' is 'soon', allowed is a time from"),
            it -> assertThat(it).startsWith("6:13: 'states' is '[resolved]', allowed is a list"),
            it -> assertThat(it).startsWith("7:13: 'colour' is unknown in this notifier, allowed"),
            it -> assertThat(it).startsWith("9:11: 'type' is 'pigeon', allowed is webhook"),
            it -> assertThat(it).startsWith("10:11: 'name' is 'twice', which line 8 has already"),
            it ->
                assertThat(it)
                    .startsWith(
                        "12:10: 'url' needs the environment variable ABSENT, which is not set"),
            it -> assertThat(it).startsWith("13:14: 'headers' is '[Host: x]', allowed is a list"),
            it -> assertThat(it).startsWith("14:13: 'labels' is '[team]', allowed is a list"));
  }

  @Test
  void saysWhatIsMissing() {
    assertThat(problems("notifiers:\n  - severity: low\n"))
        .satisfiesExactly(
            it -> assertThat(it).startsWith("2:5: 'name' is missing in this notifier"),
            it -> assertThat(it).startsWith("2:5: 'type' is missing in this notifier"));
    assertThat(problems("rules: []\n")).contains("1:1: 'notifiers' is missing");
  }

  @Test
  void readsTheExampleOfTheReadMe() throws IOException {
    String readMe = Files.readString(Path.of("..", "README.md"));
    int start = readMe.indexOf("notifiers:\n");
    String example = readMe.substring(start, readMe.indexOf("```", start));
    Map<String, String> environment =
        Map.of(
            "PAGER_SECRET", "a-secret",
            "PAGER_TOKEN", "a-token",
            "SLACK_WEBHOOK", "https://hooks.example/T0/B0",
            "SMTP_PASSWORD", "a-password");

    assertThat(
            NotifierFile.load(
                Files.writeString(directory.resolve("example.yaml"), example), environment))
        .extracting(NotifierSettings::type)
        .containsExactly("webhook", "alertmanager", "slack", "email", "command");
  }

  @Test
  void refusesWhatMakesNoSenseForATarget() {
    assertThat(
            problems(
                """
                notifiers:
                  - {name: a, type: alertmanager, url: "http://localhost:9093", repeat: never}
                  - name: b
                    type: email
                    server: localhost
                    tls: maybe
                    user: ada
                    from: nobody
                    to: []
                  - {name: c, type: command, command: []}
                """))
        .satisfiesExactly(
            it -> assertThat(it).startsWith("2:73: 'repeat' is 'never', allowed is a time"),
            it -> assertThat(it).startsWith("5:13: 'server' is 'localhost', allowed is HOST:PORT"),
            it -> assertThat(it).startsWith("6:10: 'tls' is 'maybe', allowed is none, starttls"),
            it -> assertThat(it).startsWith("7:11: 'user' is 'ada', allowed is both of user and"),
            it -> assertThat(it).startsWith("8:11: 'from' is 'nobody', allowed is an address"),
            it -> assertThat(it).startsWith("9:9: 'to' is '[]', allowed is an address"),
            it -> assertThat(it).startsWith("10:39: 'command' is '[]', allowed is a program"));
  }

  private List<String> problems(String text) {
    Path file = directory.resolve("notifiers.yaml");
    return catchThrowableOfType(InvalidRulesException.class, () -> load(text)).problems().stream()
        .map(problem -> problem.substring(file.toString().length() + 1))
        .toList();
  }

  private List<NotifierSettings> load(String text) throws IOException {
    return NotifierFile.load(
        Files.writeString(directory.resolve("notifiers.yaml"), text), ENVIRONMENT);
  }
}
