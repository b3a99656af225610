package io.streamgauge.alerting.quiet;

import static org.assertj.core.api.Assertions.assertThat;

import io.streamgauge.alert.Silence;
import io.streamgauge.alert.SilenceMatcher;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class SilencingTest {

  private static final SilenceMatcher SHOP = new SilenceMatcher("service", "=", "shop");

  @Test
  void lastsFromItsStartToItsEnd() {
    assertThat(phases(silence(SHOP)))
        .containsExactly(
            Phase.PENDING, Phase.ACTIVE, Phase.ACTIVE, Phase.ACTIVE, Phase.EXPIRED, Phase.EXPIRED);
  }

  @Test
  void isOverOnceSomebodyEndsIt() {
    Silence ended = silence(SHOP);
    ended.setEndedAt(150L);

    assertThat(phases(ended))
        .containsExactly(
            Phase.PENDING,
            Phase.ACTIVE,
            Phase.EXPIRED,
            Phase.EXPIRED,
            Phase.EXPIRED,
            Phase.EXPIRED);
  }

  private static List<Phase> phases(Silence silence) {
    Silencing silencing = Silencing.of(silence).orElseThrow();
    return LongStream.of(99, 100, 150, 199, 200, 300).mapToObj(silencing::phase).toList();
  }

  @Test
  void coversWhatAllMatchersFitWhileItIsActive() {
    Silencing silencing =
        Silencing.of(silence(SHOP, new SilenceMatcher("rule", "~", "slow-*"))).orElseThrow();

    assertThat(silencing.covers(Told.alert("slow-requests", "shop", "*"), 150)).isTrue();
    assertThat(silencing.covers(Told.alert("slow-requests", "shop", "*"), 250)).isFalse();
    assertThat(silencing.covers(Told.alert("slow-requests", "cart", "*"), 150)).isFalse();
    assertThat(silencing.covers(Told.alert("errors", "shop", "*"), 150)).isFalse();
  }

  @Test
  void keepsNothingQuietInTermsThatAreNotKnown() {
    assertThat(Silencing.of(silence(SHOP, new SilenceMatcher("planet", "=", "earth")))).isEmpty();
    assertThat(Silencing.of(silence(SHOP, new SilenceMatcher("rule", "=~", ".*")))).isEmpty();
    assertThat(Silencing.of(silence())).isEmpty();
  }

  private static Silence silence(SilenceMatcher... matchers) {
    return Silence.newBuilder()
        .setId("deploy")
        .setMatchers(List.of(matchers))
        .setStart(100)
        .setEnd(200)
        .setAuthor("ada")
        .setCreatedAt(50)
        .build();
  }
}
