package io.streamgauge.standalone.demo;

import io.streamgauge.standalone.ExitCode;
import io.streamgauge.standalone.demo.view.Display;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code demo} on the command line. */
@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description =
        "Runs the whole pipeline in one process, with a shop that it observes. The shop passes"
            + " through phases: healthy, slow database, cold cache, leaking memory, recovered; the"
            + " terminal shows what the pipeline sees. Ctrl-C stops it.")
public final class DemoCommand implements Callable<Integer> {

  @Option(
      names = "--port",
      paramLabel = "PORT",
      defaultValue = "8080",
      description = "Where the pipeline answers over HTTP, 0: any (default ${DEFAULT-VALUE}).")
  private int port;

  @Option(
      names = "--kafka-port",
      paramLabel = "PORT",
      defaultValue = "9092",
      description = "Where the embedded broker listens (default ${DEFAULT-VALUE}).")
  private int kafkaPort;

  @Option(
      names = "--registry-port",
      paramLabel = "PORT",
      defaultValue = "8081",
      description = "Where the embedded schema registry listens (default ${DEFAULT-VALUE}).")
  private int registryPort;

  @Option(
      names = "--shop-port",
      paramLabel = "PORT",
      defaultValue = "0",
      description = "Where the shop listens (default: any free port).")
  private int shopPort;

  @Option(
      names = "--phase-seconds",
      paramLabel = "SECONDS",
      defaultValue = "40",
      description = "How long each phase lasts, 5 or more (default ${DEFAULT-VALUE}).")
  private int phaseSeconds;

  @Option(
      names = "--rate",
      paramLabel = "REQUESTS",
      defaultValue = "60",
      description = "Requests a second that customers send (default ${DEFAULT-VALUE}).")
  private double rate;

  @Option(
      names = "--once",
      description =
          "Stop after one round. The exit code is 0 if each alert fired and resolved as it should,"
              + " 1 if not.")
  private boolean once;

  @Option(
      names = "--brisk",
      description = "With --once: go on as soon as all alerts of a phase have fired.")
  private boolean brisk;

  @Option(
      names = "--plain",
      description = "Write lines, also to a terminal. Always so where the output is none.")
  private boolean plain;

  @Override
  public Integer call() throws Exception {
    DemoSettings settings =
        new DemoSettings(
            port,
            kafkaPort,
            registryPort,
            shopPort,
            Duration.ofSeconds(phaseSeconds),
            rate,
            once,
            brisk);
    try (Display display = Display.on(utf8(), plain);
        DemoProcess process = new DemoProcess(settings, display, Clock.systemUTC())) {
      ExitCode code = process.run();
      return code.number();
    }
  }

  /** Bars are drawn with characters that not every default encoding has. */
  private static PrintStream utf8() {
    return new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
  }
}
