package io.streamgauge.collectors;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class SqlStatesTest {

  @ParameterizedTest
  @ValueSource(strings = {"00000", "40001", "23505", "HY000", "42S02", "ZZZZZ"})
  void comeBackAsTheyWere(String state) {
    int number = SqlStates.number(state);

    assertThat(number).isPositive().isLessThan(1 << SqlStates.BITS);
    assertThat(SqlStates.state(number)).isEqualTo(state);
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", "4000", "400011", "40 01", "4000é", "4000٣"})
  void areNotKnownWhereTheyAreNone(String state) {
    assertThat(SqlStates.number(state)).isEqualTo(SqlStates.NONE);
    assertThat(SqlStates.state(SqlStates.NONE)).isEmpty();
  }
}
