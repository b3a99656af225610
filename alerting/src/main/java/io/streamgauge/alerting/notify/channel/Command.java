package io.streamgauge.alerting.notify.channel;

import io.streamgauge.alerting.notify.plan.Notification;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Runs a program with {@link Content} as JSON at its standard input; exit code 0 is success. */
final class Command implements Target {

  static final String IDEMPOTENCY_KEY = "STREAMGAUGE_IDEMPOTENCY_KEY";
  static final String NOTIFIER = "STREAMGAUGE_NOTIFIER";
  static final String STATE = "STREAMGAUGE_STATE";
  private static final int MOST_OF_OUTPUT = 500;
  private static final Duration END_OF_OUTPUT = Duration.ofSeconds(1);

  private final List<String> command;
  private final Duration limit;

  Command(List<String> command, Duration limit) {
    this.command = command;
    this.limit = limit;
  }

  @Override
  public Outcome send(Notification notification) throws InterruptedException {
    Content content = Content.of(notification);
    Process process;
    try {
      process = started(content);
    } catch (IOException e) {
      return Outcome.failed("cannot be run: " + e.getMessage());
    }
    try {
      return outcome(process, Content.json(content));
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }

  private Process started(Content content) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put(IDEMPOTENCY_KEY, content.idempotencyKey());
    builder.environment().put(NOTIFIER, content.notifier());
    builder.environment().put(STATE, content.state());
    return builder.start();
  }

  /** Input and output on threads of their own: a program may do nothing with either. */
  private Outcome outcome(Process process, byte[] input) throws InterruptedException {
    CompletableFuture.runAsync(() -> write(process.getOutputStream(), input));
    CompletableFuture<String> output =
        CompletableFuture.supplyAsync(() -> read(process.getInputStream()));
    if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
      return Outcome.failed("did not end within " + limit.toMillis() + " ms");
    }
    if (process.exitValue() == 0) {
      return Outcome.DELIVERED;
    }
    String said =
        output.completeOnTimeout("", END_OF_OUTPUT.toMillis(), TimeUnit.MILLISECONDS).join();
    return Outcome.failed(("ended with exit code " + process.exitValue() + " " + said).strip());
  }

  private static void write(OutputStream to, byte[] input) {
    try (to) {
      to.write(input);
    } catch (IOException e) {
      // A program need not read what it is told.
    }
  }

  /** The beginning on one line; the rest is read and forgotten, so that the program can go on. */
  private static String read(InputStream from) {
    try (from) {
      byte[] beginning = from.readNBytes(MOST_OF_OUTPUT);
      from.transferTo(OutputStream.nullOutputStream());
      return new String(beginning, StandardCharsets.UTF_8).replaceAll("\\s+", " ").strip();
    } catch (IOException e) {
      return "";
    }
  }
}
