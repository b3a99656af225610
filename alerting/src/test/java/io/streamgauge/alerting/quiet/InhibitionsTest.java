package io.streamgauge.alerting.quiet;

import static org.assertj.core.api.Assertions.assertThat;

import io.streamgauge.alert.Alert;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InhibitionsTest {

  private static final Inhibition DOWN_BEFORE_SLOW = inhibition("rule=down", "rule~slow*");

  private final Alert down = Told.alert("down", "shop", "*");
  private final Alert slow = Told.alert("slow-requests", "shop", "GET /");
  private final Alert cold = Told.alert("cold-cache", "shop", "products");

  @Test
  void keepsATargetQuietWhileTheSourceBreaches() {
    Inhibitions inhibitions = new Inhibitions(List.of(DOWN_BEFORE_SLOW));

    assertThat(inhibitions.keeping(slow, List.of(down, slow))).contains(down);
    assertThat(inhibitions.keeping(slow, List.of(slow))).isEmpty();
    assertThat(inhibitions.keeping(down, List.of(down, slow))).isEmpty();
    assertThat(inhibitions.keeping(cold, List.of(down, slow, cold))).isEmpty();
  }

  @Test
  void asksForTheSameValuesOnlyWhereItSaysSo() {
    Alert elsewhere = Told.alert("down", "cart", "*");
    Inhibition anywhere =
        new Inhibition(DOWN_BEFORE_SLOW.source(), DOWN_BEFORE_SLOW.target(), List.of());

    assertThat(new Inhibitions(List.of(DOWN_BEFORE_SLOW)).keeping(slow, List.of(elsewhere)))
        .isEmpty();
    assertThat(new Inhibitions(List.of(anywhere)).keeping(slow, List.of(elsewhere)))
        .contains(elsewhere);
  }

  @Test
  void neverKeepsAnAlertQuietByItself() {
    Inhibitions inhibitions = new Inhibitions(List.of(inhibition("service=shop", "service=shop")));

    assertThat(inhibitions.keeping(slow, List.of(slow))).isEmpty();
  }

  @Test
  void letsAlertsFireThatWouldKeepEachOtherQuiet() {
    Inhibitions inhibitions =
        new Inhibitions(
            List.of(
                DOWN_BEFORE_SLOW,
                inhibition("rule~slow*", "rule=cold-cache"),
                inhibition("rule=cold-cache", "rule=down")));

    assertThat(quiet(inhibitions, down, slow, cold)).isEmpty();
    assertThat(quiet(inhibitions, down, slow)).containsExactly(slow);
    assertThat(quiet(inhibitions, slow, cold)).containsExactly(cold);
    assertThat(quiet(inhibitions, cold, down)).containsExactly(down);
  }

  @Test
  void keepsAWholeChainQuietButItsBeginning() {
    Inhibitions inhibitions =
        new Inhibitions(List.of(DOWN_BEFORE_SLOW, inhibition("rule~slow*", "rule=cold-cache")));

    assertThat(quiet(inhibitions, down, slow, cold)).containsExactly(slow, cold);
  }

  @Test
  void letsACircleBeKeptQuietFromOutside() {
    Inhibitions inhibitions =
        new Inhibitions(
            List.of(
                DOWN_BEFORE_SLOW,
                inhibition("rule~slow*", "rule=cold-cache"),
                inhibition("rule=cold-cache", "rule~slow*")));

    assertThat(quiet(inhibitions, slow, cold)).isEmpty();
    assertThat(quiet(inhibitions, down, slow, cold)).containsExactly(slow);
  }

  /** Whatever is kept quiet is told by somebody who is not. */
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 5, 8, 12, 20})
  void neverKeepsQuietWhatNobodyElseTells(int count) {
    Random random = new Random(count);
    List<Alert> alerts =
        IntStream.range(0, 7).mapToObj(i -> Told.alert("r" + i, "shop", "GET /")).toList();
    for (int graph = 0; graph < 100; graph++) {
      Inhibitions inhibitions =
          new Inhibitions(
              Stream.generate(
                      () -> inhibition("rule=r" + random.nextInt(7), "rule=r" + random.nextInt(7)))
                  .limit(count)
                  .toList());
      List<Alert> loud =
          alerts.stream().filter(each -> inhibitions.keeping(each, alerts).isEmpty()).toList();
      assertThat(reachedFrom(loud, inhibitions, alerts))
          .as("%s", inhibitions)
          .containsExactlyInAnyOrderElementsOf(alerts);
    }
  }

  private static Set<Alert> reachedFrom(
      List<Alert> loud, Inhibitions inhibitions, List<Alert> alerts) {
    Set<Alert> reached = new LinkedHashSet<>(loud);
    for (int step = 0; step < alerts.size(); step++) {
      for (Alert source : List.copyOf(reached)) {
        alerts.stream()
            .filter(each -> inhibitions.all().stream().anyMatch(it -> it.links(source, each)))
            .forEach(reached::add);
      }
    }
    return reached;
  }

  private static List<Alert> quiet(Inhibitions inhibitions, Alert... breaching) {
    List<Alert> all = List.of(breaching);
    return all.stream().filter(each -> inhibitions.keeping(each, all).isPresent()).toList();
  }

  private static Inhibition inhibition(String source, String target) {
    return new Inhibition(
        matchers(source), matchers(target), List.of(Field.of("service").orElseThrow()));
  }

  private static Matchers matchers(String... texts) {
    return new Matchers(Stream.of(texts).map(Matcher::parse).map(Optional::orElseThrow).toList());
  }
}
