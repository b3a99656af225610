package io.streamgauge.standalone.demo.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class ArrivalsTest {

  @Test
  void keepTheMeanRate() {
    Arrivals arrivals = new Arrivals(50, new Random(1));

    long last = LongStream.generate(arrivals::next).skip(9_999).findFirst().orElseThrow();

    assertThat(last / 1e9).isCloseTo(10_000 / 50.0, within(6.0));
  }

  @Test
  void areSpreadAsThoseOfIndependentCustomers() {
    Arrivals arrivals = new Arrivals(1, new Random(2));
    long[] times = LongStream.generate(arrivals::next).limit(10_000).toArray();

    double longerThanMean = 0;
    for (int i = 1; i < times.length; i++) {
      assertThat(times[i]).isGreaterThanOrEqualTo(times[i - 1]);
      longerThanMean += times[i] - times[i - 1] > 1e9 ? 1 : 0;
    }

    assertThat(longerThanMean / times.length).isCloseTo(Math.exp(-1), within(0.02));
  }

  @Test
  void refuseARateThatIsNone() {
    assertThatThrownBy(() -> new Arrivals(0, new Random()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("above 0")
        .hasMessageContaining("0.0");
  }
}
