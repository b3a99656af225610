/**
 * The demo: the whole pipeline, a shop that it observes, customers, and faults in turn. {@link
 * io.streamgauge.standalone.demo.DemoCommand} is the way in, called by the command line.
 */
package io.streamgauge.standalone.demo;
