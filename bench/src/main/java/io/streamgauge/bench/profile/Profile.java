package io.streamgauge.bench.profile;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import jdk.jfr.Configuration;
import jdk.jfr.Recording;

/** A flight recording of a measurement. */
public final class Profile {

  private static final Duration SAMPLE_EVERY = Duration.ofMillis(10);

  private Profile() {}

  /**
   * Records some work with the JDK's settings called {@code profile}, sampling more often.
   *
   * @param file where the recording goes
   * @return what the work returns
   */
  public static <T> T during(Path file, Callable<T> work) throws Exception {
    try (Recording recording = new Recording(Configuration.getConfiguration("profile"))) {
      recording.enable("jdk.ExecutionSample").withPeriod(SAMPLE_EVERY);
      recording.enable("jdk.NativeMethodSample").withPeriod(SAMPLE_EVERY);
      recording.start();
      T result = work.call();
      recording.stop();
      recording.dump(file);
      return result;
    }
  }
}
