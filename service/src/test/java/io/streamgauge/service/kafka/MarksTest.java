package io.streamgauge.service.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MarksTest {

  private final Marks marks = new Marks();

  @Test
  void areNotPassedWhileAnythingBeforeThemWaits() {
    marks.set(1_000, 10);

    marks.pass(9);

    assertThat(marks.passed()).isEmpty();
  }

  @Test
  void arePassedOneAfterTheOtherByAGroupThatAlwaysHasSomethingToDo() {
    marks.set(1_000, 10);
    marks.set(2_000, 20);
    marks.set(3_000, 30);

    marks.pass(25);

    assertThat(marks.passed()).hasValue(2_000);
  }

  @Test
  void arePassedWithTheWallClockWhereNothingComes() {
    for (long time = 1_000; time <= 5_000; time += 1_000) {
      marks.set(time, 10);
      marks.pass(10);

      assertThat(marks.passed()).hasValue(time);
    }
  }

  @Test
  void neverGoBack() {
    marks.set(2_000, 10);
    marks.pass(10);

    marks.set(1_000, 5);
    marks.pass(10);

    assertThat(marks.passed()).hasValue(2_000);
  }

  @Test
  void leadToThePresentAfterALongLag() {
    for (int second = 1; second <= 1_000; second++) {
      marks.set(second * 1_000, second * 10);
    }

    marks.pass(100);
    assertThat(marks.passed()).hasValue(10_000);

    marks.pass(10_000);
    assertThat(marks.passed()).hasValue(1_000_000);
  }
}
