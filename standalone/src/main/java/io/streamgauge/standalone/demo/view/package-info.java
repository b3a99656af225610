/**
 * What the demo shows: a {@link io.streamgauge.standalone.demo.view.Snapshot} of what the pipeline
 * answers, drawn by a {@link io.streamgauge.standalone.demo.view.Display}, live on a terminal or as
 * lines.
 */
package io.streamgauge.standalone.demo.view;
