package io.streamgauge.standalone.analysis;

import io.streamgauge.service.lifecycle.Shutdown;
import io.streamgauge.standalone.Pipeline;
import io.streamgauge.standalone.PipelineSettings;
import io.streamgauge.streams.window.TimeMode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * The pipeline as it runs live, for events of the past: on a broker and a registry of its own that
 * never see live data and are thrown away in the end.
 */
public final class Scratch implements AutoCloseable {

  private static final Duration READY_WITHIN = Duration.ofSeconds(60);

  private final AtomicBoolean inputEnded = new AtomicBoolean();
  private final Path directory;
  private final Pipeline pipeline;

  private Scratch(UnaryOperator<PipelineSettings> how, Shutdown shutdown) throws IOException {
    directory = Files.createTempDirectory("streamgauge-analysis-");
    shutdown.add("data", Duration.ofSeconds(5), this::deleteData);
    PipelineSettings local =
        PipelineSettings.recorded(directory, new TimeMode.Recorded(inputEnded::get));
    pipeline = Pipeline.start(how.apply(local), shutdown, step -> {});
  }

  /**
   * Starts it.
   *
   * @param how what is to be otherwise than everything on any free ports
   * @param shutdown closes what this starts
   */
  public static Scratch start(UnaryOperator<PipelineSettings> how, Shutdown shutdown)
      throws IOException, InterruptedException {
    Scratch scratch = new Scratch(how, shutdown);
    scratch.pipeline.awaitReady(READY_WITHIN);
    return scratch;
  }

  /** Address of the brokers. */
  public String bootstrapServers() {
    return pipeline.bootstrapServers();
  }

  /** Address of the schema registry. */
  public String registryUrl() {
    return pipeline.registryUrl();
  }

  /** Where the pipeline answers questions. */
  public URI uri() {
    return pipeline.uri();
  }

  /** Waits until everything that was published is final and judged. Nothing may be after that. */
  public void complete() throws InterruptedException {
    new Completion(pipeline, inputEnded).await();
  }

  /** Stops the pipeline and deletes its data. */
  @Override
  public void close() {
    pipeline.close();
  }

  private void deleteData() {
    try (Stream<Path> all = Files.walk(directory)) {
      all.sorted(Comparator.reverseOrder()).forEach(path -> path.toFile().delete());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot delete " + directory, e);
    }
  }
}
