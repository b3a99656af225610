/**
 * Reads the file that says who is told of alerts, and how: {@link
 * io.streamgauge.alerting.notify.file.NotifierFile}. Called at the start of a process and by the
 * command line.
 */
package io.streamgauge.alerting.notify.file;
