/** What measurements are reported with: the machine, tables, JSON. */
package io.streamgauge.bench.report;
