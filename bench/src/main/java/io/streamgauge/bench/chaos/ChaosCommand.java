package io.streamgauge.bench.chaos;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import io.streamgauge.standalone.ExitCode;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code bench chaos}: the long run. */
@Command(
    name = "chaos",
    description =
        "Kills processes at their work, and compares every number with what was published.",
    mixinStandardHelpOptions = true)
public final class ChaosCommand implements Callable<Integer> {

  private static final int MOST_KILLS = 60;

  @Spec private CommandSpec spec;

  @Option(
      names = "--kills",
      paramLabel = "N",
      defaultValue = "20",
      description = "Services to kill, 1 to 60. Default: ${DEFAULT-VALUE}")
  private int kills;

  @Option(
      names = "--seconds",
      paramLabel = "N",
      defaultValue = "3",
      description =
          "Seconds of load between two blows on average, 1 or more. Default: ${DEFAULT-VALUE}")
  private int seconds;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Repeats the choices of an earlier run. Default: a new one, which is printed")
  private Long seed;

  @Option(
      names = "--directory",
      paramLabel = "DIR",
      description = "Empty directory for data and logs. Default: a new temporary one")
  private Path directory;

  @Override
  public Integer call() throws IOException, InterruptedException {
    // That the broker is away at times is no news here.
    ((Logger) LoggerFactory.getLogger("org.apache.kafka")).setLevel(Level.ERROR);
    require("--kills", kills, MOST_KILLS);
    require("--seconds", seconds, 60);
    long chosen = seed == null ? new Random().nextInt(Integer.MAX_VALUE) : seed;
    Path place = directory == null ? Files.createTempDirectory("streamgauge-chaos-") : directory;
    List<Blow> blows = Blow.random(kills, new Random(chosen));
    ChaosSettings settings =
        new ChaosSettings(chosen, blows, seconds * Load.ROUNDS_PER_SECOND, place);
    ChaosReport report = new Chaos(settings, Clock.systemUTC(), this::say).run();
    out().print(report);
    out().flush();
    return (report.differences().isEmpty() ? ExitCode.OK : ExitCode.FAILURE).number();
  }

  private void require(String option, int value, int most) {
    if (value < 1 || value > most) {
      throw new ParameterException(
          spec.commandLine(), "%s is %d, allowed is 1 to %d".formatted(option, value, most));
    }
  }

  private void say(String what) {
    out().println(LocalTime.now().truncatedTo(ChronoUnit.SECONDS) + "  " + what);
    out().flush();
  }

  private PrintWriter out() {
    return spec.commandLine().getOut();
  }
}
