package io.streamgauge.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import io.streamgauge.collectors.Collector;
import io.streamgauge.standalone.cli.CommandLineSetup;
import io.streamgauge.standalone.cli.Terminal;
import io.streamgauge.standalone.report.ReportClient;
import io.streamgauge.streams.report.ReportAnswer;
import io.streamgauge.streams.report.Targets;
import io.streamgauge.streams.report.TargetsByService;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The report on a prepared load, on an embedded broker, over HTTP and on the command line. */
class ReportTest {

  private static final Duration WITHIN = Duration.ofMinutes(2);

  private Pipeline pipeline;
  private ReportLoad load;

  @Test
  void recommendsWhatTheLoadCallsForAndNothingElse(@TempDir Path data) throws Exception {
    Targets strict =
        new Targets(
            Duration.ofMillis(1), Duration.ofMillis(500), Duration.ofSeconds(1), .01, .8, .8, .7);
    try (Pipeline running =
        Pipeline.start(
            PipelineSettings.local(data)
                .withTargets(new TargetsByService(Targets.DEFAULT, Map.of("strict", strict))))) {
      pipeline = running;
      pipeline.awaitReady(WITHIN);
      try (Collector shop = collector("shop");
          Collector calm = collector("calm");
          Collector few = collector("strict")) {
        load = new ReportLoad(shop, calm, System.currentTimeMillis() / 60_000 * 60_000);
        load.publish();
        for (int i = 0; i < 15; i++) {
          few.requests().record("GET /", 200, Duration.ofMillis(4).toNanos());
        }
        few.flush(Duration.ofSeconds(30));
      }

      ReportAnswer report = awaitReport();

      theShopIsToldWhatIsWrong(service(report, "shop"));
      theCalmServiceIsLeftAlone(service(report, "calm"));
      theRangeBeforeIsCalm();
      targetsOfItsOwnAreUsed();
      theCommandLineSaysTheSame();
    }
  }

  private static void theShopIsToldWhatIsWrong(ReportAnswer.Service shop) {
    assertThat(shop.recommendations())
        .extracting(each -> each.kind() + " " + each.subject())
        .containsExactly(
            "memory-growth shop-1",
            "rising-error-kind HTTP 500",
            "slow-operation GET /orders",
            "cold-cache products",
            "repeated-statement SELECT * FROM item WHERE id = ?");
    assertThat(recommendation(shop, "memory-growth").numbers().get("growth"))
        .isCloseTo(8.0 * (1 << 20) / 60, within(0.2 * 8 * (1 << 20) / 60));
    assertThat(recommendation(shop, "slow-operation").statements())
        .singleElement()
        .satisfies(
            filling -> {
              assertThat(filling.statement()).isEqualTo("SELECT * FROM orders");
              assertThat(filling.share()).isCloseTo(0.75, within(0.02));
            });
    assertThat(recommendation(shop, "repeated-statement").numbers().get("perRequest"))
        .isCloseTo(8, within(0.1));
    assertThat(recommendation(shop, "repeated-statement").numbers()).containsEntry("rowsEach", 1.0);
    assertThat(recommendation(shop, "rising-error-kind").operation()).isEqualTo("POST /pay");
    assertThat(recommendation(shop, "rising-error-kind").numbers())
        .containsEntry("errorRateBefore", 0.0);
    // 100 lookups a minute at 40 %, where 80 % would be 40 more hits, each of 20 ms.
    assertThat(recommendation(shop, "cold-cache").seconds())
        .isCloseTo(ReportLoad.MINUTES * 0.8, within(1.0));

    assertThat(trends(shop))
        .containsEntry("mean", "worse")
        .containsEntry("p95", "worse")
        .containsEntry("errorRate", "worse")
        .containsEntry("hitRatio", "worse")
        .containsEntry("cpu", "steady");
    assertThat(figure(shop, "mean").status()).isEqualTo("missed");
    assertThat(figure(shop, "memory").status()).isEqualTo("met");
    assertThat(figure(shop, "memory").instance()).isEqualTo("shop-1");
    assertThat(shop.coverage()).isEqualTo(1);
    assertThat(shop.score()).isBetween(20.0, 60.0);
  }

  private static void theCalmServiceIsLeftAlone(ReportAnswer.Service calm) {
    assertThat(calm.recommendations()).isEmpty();
    assertThat(calm.score()).isEqualTo(100.0);
    assertThat(figure(calm, "hitRatio").status()).isEqualTo("unknown");
    assertThat(calm.coverage()).isEqualTo(0.9);
    assertThat(trends(calm))
        .containsEntry("mean", "steady")
        .containsEntry("p95", "steady")
        .containsEntry("errorRate", "steady")
        .containsEntry("memory", "steady")
        .containsEntry("hitRatio", "unknown");
  }

  private void theRangeBeforeIsCalm() {
    long length = load.to() - load.from();
    ReportAnswer.Service shop = service(report("shop", load.from() - length, load.from()), "shop");

    assertThat(shop.recommendations())
        .extracting(ReportAnswer.Recommendation::kind)
        .containsExactly("repeated-statement");
    assertThat(shop.score()).isEqualTo(100.0);
    assertThat(trends(shop)).containsEntry("mean", "unknown");
  }

  private void targetsOfItsOwnAreUsed() {
    ReportAnswer.Service strict =
        await("the other service")
            .atMost(WITHIN)
            .until(
                () -> report("strict", load.from(), System.currentTimeMillis()),
                report -> report.services().stream().anyMatch(one -> one.requests() == 15))
            .services()
            .get(0);

    assertThat(figure(strict, "mean").status()).isEqualTo("missed");
    assertThat(figure(strict, "mean").cost()).isEqualTo(figure(strict, "mean").points());
    assertThat(figure(strict, "p95").status()).as("of 15 requests").isEqualTo("unknown");
  }

  private void theCommandLineSaysTheSame() {
    assertThat(run("--service", "shop"))
        .contains("shop  ", " of 100", "missed", "1. [memory-growth] What survives collection")
        .contains("Where the time of requests goes")
        .doesNotContain("\u001b");
    assertThat(run("--service", "shop", "--format", "markdown"))
        .startsWith("# Report\n")
        .contains("## shop: ", "| mean | worse | ", "2. **rising-error-kind**: HTTP 500 rises");
    assertThat(ReportClient.read(run("--format", "json")).services())
        .extracting(ReportAnswer.Service::service)
        .startsWith("shop")
        .contains("calm");
    assertThatThrownBy(() -> report("shop", load.to(), load.from()))
        .hasMessage(
            "parameter 'from' is '%d', allowed is a time before to, which is now unless given",
            load.to());
    assertThat(run("--service", "nobody")).contains("Nothing was heard of");
  }

  private String run(String... options) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    Terminal terminal =
        new Terminal(new PrintWriter(out, true), new PrintWriter(err, true), Map.of());
    String[] range = {
      "report",
      "--url",
      pipeline.uri().toString(),
      "--from",
      Long.toString(load.from()),
      "--to",
      Long.toString(load.to())
    };
    String[] all = Stream.of(range, options).flatMap(Arrays::stream).toArray(String[]::new);

    assertThat(CommandLineSetup.create(terminal).execute(all)).as(err::toString).isZero();
    return out.toString();
  }

  private ReportAnswer awaitReport() {
    return await("all that was published")
        .atMost(WITHIN)
        .until(
            () -> report(null, load.from(), load.to()),
            report ->
                report.services().size() >= 2
                    && service(report, "shop").requests() == load.requests()
                    && service(report, "shop").recommendations().size() >= 5
                    && service(report, "shop").completeness().complete());
  }

  private ReportAnswer report(String service, long from, long to) {
    Map<String, String> range = Map.of("from", Long.toString(from), "to", Long.toString(to));
    Map<String, String> parameters = new HashMap<>(range);
    if (service != null) {
      parameters.put("service", service);
    }
    return ReportClient.read(new ReportClient(pipeline.uri()).json(parameters));
  }

  private Collector collector(String service) {
    return Collector.builder()
        .service(service)
        .instance(service + "-1")
        .bootstrapServers(pipeline.bootstrapServers())
        .schemaRegistryUrl(pipeline.registryUrl())
        .build();
  }

  private static ReportAnswer.Service service(ReportAnswer report, String name) {
    return report.services().stream()
        .filter(service -> service.service().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static ReportAnswer.Figure figure(ReportAnswer.Service service, String name) {
    return service.figures().stream()
        .filter(figure -> figure.figure().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static Map<String, String> trends(ReportAnswer.Service service) {
    return service.figures().stream()
        .collect(Collectors.toMap(ReportAnswer.Figure::figure, ReportAnswer.Figure::trend));
  }

  private static ReportAnswer.Recommendation recommendation(
      ReportAnswer.Service service, String kind) {
    return service.recommendations().stream()
        .filter(recommendation -> recommendation.kind().equals(kind))
        .findFirst()
        .orElseThrow();
  }
}
