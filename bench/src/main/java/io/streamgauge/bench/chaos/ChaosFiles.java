package io.streamgauge.bench.chaos;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What the processes are started with. */
record ChaosFiles(Path services, Path rules, Path notifiers) {

  private static final String SERVICES =
      """
      # The dead are noticed as soon as the broker allows.
      kafka.client.consumer.session.timeout.ms=6000
      kafka.client.consumer.heartbeat.interval.ms=1500
      topics.create=false
      """;

  /** Of one operation nothing is inhibited, so that some firings are told at any time. */
  private static final String RULES =
      """
      rules:
        - name: failing
          when: requests.errorRate > 50%
          for: 0s
          severity: critical
          scope: both
        - name: slow
          when: requests.p95 > 500ms
          for: 10s
          severity: medium
      inhibit:
        - source: [rule=failing, "series=*"]
          target: [rule=slow, "series!=GET /0"]
          equal: service
      """;

  /**
   * Each alert by itself, at once, never again and without a limit: so it is known what is told.
   */
  private static final String NOTIFIERS =
      """
      notifiers:
        - name: chaos
          type: webhook
          url: %s
          secret: %s
          timeout: %dms
          series: "%s*"
          groupBy: [rule, service, series]
          groupWait: 0s
          repeat: never
      """;

  /** Writes them into a directory. */
  static ChaosFiles write(Path directory, Pager pager) throws IOException {
    String notifiers =
        NOTIFIERS.formatted(
            pager.url(), Pager.SECRET, Pager.PATIENCE.toMillis(), Notices.TOLD_SERIES);
    return new ChaosFiles(
        Files.writeString(directory.resolve("services.properties"), SERVICES),
        Files.writeString(directory.resolve("rules.yaml"), RULES),
        Files.writeString(directory.resolve("notifiers.yaml"), notifiers));
  }

  /** Options of alerting processes, for this alone. */
  List<String> alertingOptions() {
    return List.of("--rules", rules.toString(), "--notifiers", notifiers.toString());
  }
}
