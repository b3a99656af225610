package io.streamgauge.streams.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class InstancesLagTest {

  @Test
  void addsUpWhatWaitsAnywhereAndTellsTheLongestTime() {
    InstancesLag lag =
        new InstancesLag(
            () -> new PipelineLag(3, OptionalDouble.of(1)),
            path -> List.of("{\"records\":4,\"seconds\":2.5}", "{\"records\":5}", "oops"),
            Clock.systemUTC());

    assertThat(lag.get()).isEqualTo(new PipelineLag(12, OptionalDouble.of(2.5)));
  }

  @Test
  void isThatOfThisInstanceWhereThereIsNoOther() {
    PipelineLag own = new PipelineLag(3, OptionalDouble.empty());

    assertThat(new InstancesLag(() -> own, path -> List.of(), Clock.systemUTC()).get())
        .isEqualTo(own);
  }
}
