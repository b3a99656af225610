/**
 * Where the windows of a backtest come from: the pipeline as it runs live, in a {@link
 * io.streamgauge.standalone.analysis.Scratch} of its own, fed from files or from the retained
 * events of a cluster ({@link io.streamgauge.standalone.backtest.RetainedEvents}), of which nothing
 * but these is read and to which nothing is written. {@code RulesBacktestCommand} is its command
 * line.
 */
package io.streamgauge.standalone.backtest;
