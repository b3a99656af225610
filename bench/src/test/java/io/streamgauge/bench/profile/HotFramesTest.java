package io.streamgauge.bench.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HotFramesTest {

  @TempDir Path directory;

  @Test
  void findsTheMethodThatAThreadIsIn() throws Exception {
    Path file = directory.resolve("a.jfr");
    AtomicBoolean stop = new AtomicBoolean();
    Thread thread = new Thread(() -> burn(stop), "the-measured-one");
    Profile.during(
        file,
        () -> {
          thread.start();
          thread.join(500);
          stop.set(true);
          thread.join();
          return thread;
        });

    assertThat(HotFrames.read(file, Pattern.compile("the-.*")).text(5))
        .contains("HotFramesTest.burn");
    assertThat(HotFrames.read(file, Pattern.compile("the")).text(5)).contains("of 0 samples");
  }

  private static double burn(AtomicBoolean stop) {
    double sum = 0;
    while (!stop.get()) {
      sum += Math.sqrt(sum + 1);
    }
    return sum;
  }
}
