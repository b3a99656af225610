/**
 * The customers of the demo's shop: {@link io.streamgauge.standalone.demo.load.OpenLoop} sends what
 * {@link io.streamgauge.standalone.demo.load.Traffic} makes up, on a schedule that does not wait
 * for answers.
 */
package io.streamgauge.standalone.demo.load;
