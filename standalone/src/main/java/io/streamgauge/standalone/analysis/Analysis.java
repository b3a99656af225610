package io.streamgauge.standalone.analysis;

import com.fasterxml.jackson.databind.JsonNode;
import io.streamgauge.service.http.HttpSettings;
import io.streamgauge.service.lifecycle.Shutdown;
import io.streamgauge.standalone.Pipeline;
import io.streamgauge.standalone.PipelineSettings;
import io.streamgauge.standalone.importers.ImportProgress;
import io.streamgauge.standalone.importers.ImportResult;
import io.streamgauge.standalone.importers.RecordedEvents;
import io.streamgauge.streams.window.TimeMode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;

/**
 * Runs recorded files through the pipeline as it runs live: the same collectors, topology and
 * rules, on a broker of its own that never sees live data and is thrown away afterwards.
 */
public final class Analysis implements AutoCloseable {

  private static final Duration READY_WITHIN = Duration.ofSeconds(60);
  private static final String SERVE_OPTION = "--serve";

  private final AnalysisSettings settings;
  private final AtomicBoolean inputEnded = new AtomicBoolean();
  private final Path directory;
  private final Pipeline pipeline;

  private Analysis(AnalysisSettings settings, Shutdown shutdown) throws IOException {
    this.settings = settings;
    directory = Files.createTempDirectory("streamgauge-analysis-");
    shutdown.add("data", Duration.ofSeconds(5), this::deleteData);
    PipelineSettings local =
        PipelineSettings.recorded(directory, new TimeMode.Recorded(inputEnded::get))
            .withHttp(new HttpSettings("127.0.0.1", settings.port(), SERVE_OPTION));
    pipeline =
        Pipeline.start(settings.rules().map(local::withRules).orElse(local), shutdown, step -> {});
  }

  /**
   * Starts the pipeline.
   *
   * @param shutdown closes what this starts
   */
  public static Analysis start(AnalysisSettings settings, Shutdown shutdown)
      throws IOException, InterruptedException {
    Analysis analysis = new Analysis(settings, shutdown);
    analysis.pipeline.awaitReady(READY_WITHIN);
    return analysis;
  }

  /** Starts the pipeline; close the analysis to stop it. */
  public static Analysis start(AnalysisSettings settings) throws IOException, InterruptedException {
    return start(settings, new Shutdown());
  }

  /**
   * Reads the files and waits until everything is final. Call it once.
   *
   * @throws io.streamgauge.standalone.importers.ImportException if a file holds nothing of the
   *     format
   */
  public Findings run(ImportProgress progress) throws IOException, InterruptedException {
    Map<String, Long> skipped = publish(progress);
    new Completion(pipeline, inputEnded).await();
    Answers answers = new Answers(pipeline.uri());
    Map<String, String> step = new HashMap<>(settings.parameters());
    step.remove("quantiles");
    List<JsonNode> alerts = AlertHistory.read(pipeline.bootstrapServers(), pipeline.registryUrl());
    return new Findings(
        answers.get("/api/v1/requests", settings.parameters()),
        answers.get("/api/v1/queries", settings.parameters()),
        answers.get("/api/v1/caches", step),
        answers.get("/api/v1/memory", step),
        alerts,
        skipped);
  }

  private Map<String, Long> publish(ImportProgress progress) throws IOException {
    Map<String, Long> skipped = new HashMap<>();
    try (CollectedEvents events =
        new CollectedEvents(
            pipeline.bootstrapServers(), pipeline.registryUrl(), settings.service())) {
      for (Path file : settings.files()) {
        // Each file is a process of its own: a log of one heap says nothing about another.
        RecordedEvents ofFile = events.forService(settings.service(), instanceOf(file));
        ImportResult result = settings.format().read(file, settings.options(), ofFile, progress);
        result.skipped().forEach((reason, count) -> skipped.merge(reason, count, Long::sum));
      }
    }
    return skipped;
  }

  private String instanceOf(Path file) {
    Path name = file.getFileName();
    boolean alone =
        settings.files().stream().filter(other -> other.getFileName().equals(name)).count() == 1;
    return (alone ? name : file).toString();
  }

  /** Where the pipeline answers questions. */
  public URI uri() {
    return pipeline.uri();
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
