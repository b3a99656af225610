/**
 * What the log leaves out: {@link io.streamgauge.standalone.log.RoutineWarnings}, named in
 * logback.xml.
 */
package io.streamgauge.standalone.log;
