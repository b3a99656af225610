package io.streamgauge.bench.chaos;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A process of its own that can be killed and started again; it writes to a log file. Used by one
 * thread at a time.
 */
final class Child implements AutoCloseable {

  private static final Duration READY_WITHIN = Duration.ofSeconds(120);
  private static final Duration STOPPED_WITHIN = Duration.ofSeconds(60);
  private static final List<String> SMALL =
      List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");

  private final String name;
  private final List<String> command;
  private final Path log;
  private final Waiting.Condition ready;
  private Process process;

  /**
   * @param arguments main class and its arguments
   * @param ready whether it does its work
   */
  Child(String name, List<String> arguments, Path log, Waiting.Condition ready) {
    this.name = requireNonNull(name, "name");
    this.command = command(arguments);
    this.log = requireNonNull(log, "log");
    this.ready = requireNonNull(ready, "ready");
  }

  private static List<String> command(List<String> arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(SMALL);
    command.add("-Dlogback.configurationFile=logback.xml");
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.addAll(arguments);
    return command;
  }

  String name() {
    return name;
  }

  void start() {
    try {
      process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
              .start();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot start " + name, e);
    }
  }

  /** Waits until it does its work. */
  void awaitReady() throws InterruptedException {
    await("is ready", ready);
  }

  /**
   * Waits for something that it does.
   *
   * @param what for the error: {@code "is ready"}
   */
  void await(String what, Waiting.Condition condition) throws InterruptedException {
    Waiting.until(
        "%s %s, see %s".formatted(name, what, log),
        READY_WITHIN,
        () -> {
          requireAlive();
          return condition.holds();
        });
  }

  /**
   * @throws ChaosException if it ended without having been told to
   */
  void requireAlive() {
    if (!process.isAlive()) {
      throw new ChaosException(
          "%s ended by itself with %d, see %s".formatted(name, process.exitValue(), log));
    }
  }

  boolean running() {
    return process != null && process.isAlive();
  }

  /** SIGKILL: it cannot do anything any more, not even notice. */
  void kill() throws InterruptedException {
    requireAlive();
    process.destroyForcibly().waitFor();
  }

  /** SIGSTOP, and SIGCONT after a while: what a machine with too much to do makes of it. */
  void stall(Duration time) throws InterruptedException {
    requireAlive();
    signal("STOP");
    TimeUnit.MILLISECONDS.sleep(time.toMillis());
    signal("CONT");
  }

  private void signal(String name) throws InterruptedException {
    try {
      new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start().waitFor();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot signal " + this.name, e);
    }
  }

  /** SIGTERM: an orderly stop. */
  void stop() throws InterruptedException {
    requireAlive();
    process.destroy();
    if (!process.waitFor(STOPPED_WITHIN.toSeconds(), TimeUnit.SECONDS)) {
      throw new ChaosException(
          "%s did not stop within %d s, see %s".formatted(name, STOPPED_WITHIN.toSeconds(), log));
    }
  }

  @Override
  public void close() {
    if (process != null) {
      process.destroyForcibly().onExit().join();
    }
  }
}
