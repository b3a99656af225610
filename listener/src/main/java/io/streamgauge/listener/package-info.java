/**
 * What runs inside a program that acts on alerts. {@link io.streamgauge.listener.AlertListener} is
 * the entry: one thread reads the topic of alerts and calls the program's handlers. It knows only
 * the schemas.
 */
package io.streamgauge.listener;
