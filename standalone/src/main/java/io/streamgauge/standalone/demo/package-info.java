/**
 * The demo: the whole pipeline, a shop that it observes, customers, and faults in turn. {@link
 * io.streamgauge.standalone.demo.Phase} says which faults, and which alerts are expected of them.
 */
package io.streamgauge.standalone.demo;
