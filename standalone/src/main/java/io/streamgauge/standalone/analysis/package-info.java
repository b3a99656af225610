/**
 * Analyses of recorded files: {@link io.streamgauge.standalone.analysis.Analysis} runs them through
 * the whole pipeline, {@code AnalyzeCommand} is its command line.
 */
package io.streamgauge.standalone.analysis;
