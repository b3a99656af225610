package io.streamgauge.bench.queries;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;

/** The process that asks, from the side of who starts it. Not thread-safe. */
final class AskingProcess implements AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final List<String> OPTIONS =
      List.of("-Xms256m", "-Xmx512m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=4");

  private final Path order;
  private final Path log;
  private final Process process;
  private final BufferedReader from;
  private final Writer to;

  private AskingProcess(Path directory) throws IOException {
    order = directory.resolve("order.json");
    log = directory.resolve("asker.log");
    List<String> command = new java.util.ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(OPTIONS);
    command.addAll(
        List.of("-cp", System.getProperty("java.class.path"), AskerMain.class.getName()));
    process = new ProcessBuilder(command).redirectError(Redirect.to(log.toFile())).start();
    from =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    to = new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8);
  }

  /**
   * Starts it.
   *
   * @param directory for its orders and its log
   */
  static AskingProcess start(Path directory) throws IOException {
    return new AskingProcess(directory);
  }

  /**
   * Has an order carried out.
   *
   * @param around given what asks when it has warmed up, and returns what that returns
   */
  <T> T carryOut(Order what, Around<T> around) throws Exception {
    Files.write(order, JSON.writeValueAsBytes(what));
    say(order.toString());
    String said = hear();
    if (!said.equals(AskerMain.READY)) {
      throw new IllegalStateException("the asking process said " + said);
    }
    return around.measure(
        () -> {
          say("go");
          return JSON.readValue(hear(), Timing.class);
        });
  }

  /** Measures what happens while requests are made. */
  interface Around<T> {
    T measure(Callable<Timing> asking) throws Exception;
  }

  private void say(String line) throws IOException {
    to.write(line + '\n');
    to.flush();
  }

  private String hear() throws IOException {
    String line = from.readLine();
    if (line == null) {
      throw new IllegalStateException("the asking process ended: " + Files.readString(log));
    }
    return line;
  }

  @Override
  public void close() throws IOException {
    to.close();
    try {
      process.waitFor();
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
