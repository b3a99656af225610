package io.streamgauge.standalone.cli;

import io.streamgauge.service.config.NamedSettings;
import io.streamgauge.service.config.Setting;
import io.streamgauge.service.config.Settings;
import io.streamgauge.streams.report.Targets;
import io.streamgauge.streams.report.TargetsByService;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What services are held against in the report: {@code targets.p95} for all, or for one. */
final class TargetKeys {

  private static final TargetSettings ALL_SERVICES = new TargetSettings("targets.");
  private static final TargetSettings ONE_SERVICE = new TargetSettings("");

  static final List<Setting<?>> GENERAL = ALL_SERVICES.all();

  /** {@code targets.service.shop.p95}. */
  static final NamedSettings OF_A_SERVICE =
      new NamedSettings("targets.service.", ONE_SERVICE.all());

  private TargetKeys() {}

  /** What is not set for a service is as for all. */
  static TargetsByService read(Settings settings) {
    Targets general = ALL_SERVICES.read(settings, Targets.DEFAULT);
    Map<String, Targets> own = new LinkedHashMap<>();
    settings
        .each(OF_A_SERVICE)
        .forEach((service, ofService) -> own.put(service, ONE_SERVICE.read(ofService, general)));
    return new TargetsByService(general, own);
  }

  /** The settings of one set of targets, whose keys all have a prefix. */
  private static final class TargetSettings {

    private final Setting<Optional<Duration>> mean;
    private final Setting<Optional<Duration>> p95;
    private final Setting<Optional<Duration>> p99;
    private final Setting<Optional<Double>> errors;
    private final Setting<Optional<Double>> hits;
    private final Setting<Optional<Double>> memory;
    private final Setting<Optional<Double>> cpu;

    TargetSettings(String prefix) {
      Targets defaults = Targets.DEFAULT;
      mean = Setting.duration(prefix + "mean", defaults.mean()).optional();
      p95 = Setting.duration(prefix + "p95", defaults.p95()).optional();
      p99 = Setting.duration(prefix + "p99", defaults.p99()).optional();
      errors = Setting.share(prefix + "errors", defaults.errorRate()).optional();
      hits = Setting.share(prefix + "hits", defaults.hitRatio()).optional();
      memory = Setting.share(prefix + "memory", defaults.memory()).optional();
      cpu = Setting.share(prefix + "cpu", defaults.cpu()).optional();
    }

    List<Setting<?>> all() {
      return List.of(mean, p95, p99, errors, hits, memory, cpu);
    }

    Targets read(Settings settings, Targets otherwise) {
      return new Targets(
          settings.get(mean).orElse(otherwise.mean()),
          settings.get(p95).orElse(otherwise.p95()),
          settings.get(p99).orElse(otherwise.p99()),
          settings.get(errors).orElse(otherwise.errorRate()),
          settings.get(hits).orElse(otherwise.hitRatio()),
          settings.get(memory).orElse(otherwise.memory()),
          settings.get(cpu).orElse(otherwise.cpu()));
    }
  }
}
