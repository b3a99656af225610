package io.streamgauge.collectors;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NamesTest {

  @Test
  void givesEachNameOneNumber() {
    Names names = new Names(10);

    int first = names.number("a");
    int second = names.number("b");

    assertThat(names.number("a")).isEqualTo(first).isNotEqualTo(second);
    assertThat(names.name(second)).isEqualTo("b");
  }

  @Test
  void callsWhatIsTooManyOther() {
    Names names = new Names(2);
    names.number("a");
    names.number("b");

    assertThat(names.name(names.number("c"))).isEqualTo(Names.OTHER);
    assertThat(names.name(names.number("d"))).isEqualTo(Names.OTHER);
    assertThat(names.name(names.number("b"))).isEqualTo("b");
    assertThat(names.overflowed()).isEqualTo(2);
  }

  @Test
  void cutsLongNames() {
    Names names = new Names(10);

    String name = names.name(names.number("x".repeat(100_000)));

    assertThat(name).hasSize(Names.LONGEST).endsWith("x…");
    assertThat(names.number("x".repeat(100_001))).isEqualTo(1);
  }
}
