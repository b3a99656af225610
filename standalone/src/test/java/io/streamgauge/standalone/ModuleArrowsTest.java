package io.streamgauge.standalone;

import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import io.streamgauge.alerting.KnowsStreams;
import io.streamgauge.collectors.KnowsService;
import io.streamgauge.schemas.KnowsCollectors;
import io.streamgauge.streams.KnowsAlerting;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The arrows between the modules, as ARCHITECTURE.md draws them. */
class ModuleArrowsTest {

  // A layer without classes fails the rule, so a renamed package cannot empty it unseen.
  private static final ArchRule ARROWS =
      layeredArchitecture()
          .consideringOnlyDependenciesInLayers()
          .layer("schemas")
          .definedBy(
              "io.streamgauge.schemas..",
              "io.streamgauge.event..",
              "io.streamgauge.metric..",
              "io.streamgauge.alert..")
          .layer("collectors")
          .definedBy("io.streamgauge.collectors..")
          .layer("listener")
          .definedBy("io.streamgauge.listener..")
          .layer("service")
          .definedBy("io.streamgauge.service..")
          .layer("streams")
          .definedBy("io.streamgauge.streams..")
          .layer("alerting")
          .definedBy("io.streamgauge.alerting..")
          .layer("dashboard")
          .definedBy("io.streamgauge.dashboard..")
          .layer("standalone")
          .definedBy("io.streamgauge.standalone..")
          .whereLayer("schemas")
          .mayNotAccessAnyLayer()
          .whereLayer("collectors")
          .mayOnlyAccessLayers("schemas")
          .whereLayer("listener")
          .mayOnlyAccessLayers("schemas")
          .whereLayer("service")
          .mayOnlyAccessLayers("schemas")
          .whereLayer("streams")
          .mayOnlyAccessLayers("schemas", "service")
          .whereLayer("alerting")
          .mayOnlyAccessLayers("schemas", "service")
          .whereLayer("dashboard")
          .mayOnlyAccessLayers("service")
          .whereLayer("standalone")
          .mayNotBeAccessedByAnyLayer();

  private static final JavaClasses PRODUCT =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("io.streamgauge");

  private static final JavaClasses WITH_OFFENDERS =
      new ClassFileImporter().importPackages("io.streamgauge");

  @Test
  void modulesKnowOnlyWhatThePlanAllows() {
    ARROWS.check(PRODUCT);
  }

  @ParameterizedTest
  @ValueSource(
      classes = {
        KnowsAlerting.class,
        KnowsCollectors.class,
        KnowsService.class,
        KnowsStreams.class
      })
  void refusesAnArrowThatThePlanDoesNotAllow(Class<?> offender) {
    var report = ARROWS.evaluate(WITH_OFFENDERS).getFailureReport();

    assertThat(report.getDetails()).anyMatch(detail -> detail.contains(offender.getName()));
  }
}
