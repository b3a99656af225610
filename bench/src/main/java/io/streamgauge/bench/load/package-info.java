/**
 * The events that are measured with, always the same ones, in the formats that they are published
 * in. Entered by {@link io.streamgauge.bench.load.DataSet}.
 */
package io.streamgauge.bench.load;
