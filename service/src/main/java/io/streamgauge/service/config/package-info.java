/**
 * Settings of a process from a file, the environment and the command line. A {@link
 * io.streamgauge.service.config.Setting} declares a key with its type and default, {@link
 * io.streamgauge.service.config.SettingsReader} reads all sources and reports every problem at
 * once, {@link io.streamgauge.service.config.Settings} are the values. Called by the command line.
 */
package io.streamgauge.service.config;
