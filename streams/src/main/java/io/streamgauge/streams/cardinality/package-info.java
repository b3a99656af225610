/**
 * The budget of series per service: {@link io.streamgauge.streams.cardinality.AdmissionProcessor}
 * decides, before anything is added up, which series have windows of their own and which go to the
 * series {@code __other__}; called by the topology. What overflows is remembered in sketches, which
 * the queries read.
 */
package io.streamgauge.streams.cardinality;
