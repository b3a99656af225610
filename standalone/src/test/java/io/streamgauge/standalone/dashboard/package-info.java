/** The dashboard in a real browser, against the running demo. */
package io.streamgauge.standalone.dashboard;
