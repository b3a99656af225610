package io.streamgauge.standalone.analysis;

import com.fasterxml.jackson.databind.JsonNode;
import io.streamgauge.service.http.HttpSettings;
import io.streamgauge.service.lifecycle.Shutdown;
import io.streamgauge.standalone.importers.ImportProgress;
import java.io.IOException;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Runs recorded files through the pipeline as it runs live: the same collectors, topology and
 * rules, on a broker of its own that never sees live data and is thrown away afterwards.
 */
public final class Analysis implements AutoCloseable {

  private static final String SERVE_OPTION = "--serve";

  private final AnalysisSettings settings;
  private final Scratch pipeline;

  private Analysis(AnalysisSettings settings, Scratch pipeline) {
    this.settings = settings;
    this.pipeline = pipeline;
  }

  /**
   * Starts the pipeline.
   *
   * @param shutdown closes what this starts
   */
  public static Analysis start(AnalysisSettings settings, Shutdown shutdown)
      throws IOException, InterruptedException {
    HttpSettings http = new HttpSettings("127.0.0.1", settings.port(), SERVE_OPTION);
    return new Analysis(
        settings,
        Scratch.start(
            local -> settings.rules().map(local::withRules).orElse(local).withHttp(http),
            shutdown));
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
    Map<String, Long> skipped = settings.recording().publish(pipeline, progress);
    pipeline.complete();
    Answers answers = new Answers(pipeline.uri());
    Map<String, String> step = new HashMap<>(settings.parameters());
    step.remove("quantiles");
    List<JsonNode> alerts = AlertHistory.read(pipeline.bootstrapServers(), pipeline.registryUrl());
    return new Findings(
        answers.get("/api/v1/requests", settings.parameters()),
        answers.get("/api/v1/queries", settings.parameters()),
        answers.get("/api/v1/caches", step),
        answers.get("/api/v1/memory", step),
        answers.get("/api/v1/gauges", step),
        alerts,
        skipped);
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
}
