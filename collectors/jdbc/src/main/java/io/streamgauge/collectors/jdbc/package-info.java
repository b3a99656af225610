/**
 * Database statements on a collector. {@link io.streamgauge.collectors.jdbc.MeasuredDataSource} is
 * the entry, called by the measured service.
 */
package io.streamgauge.collectors.jdbc;
