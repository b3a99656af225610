/**
 * What questions cost: those of users over HTTP, put to the product and to a real Prometheus that
 * holds the same data. {@link io.streamgauge.bench.queries.QueriesCommand} is the entry. Questions
 * are asked by a process of their own, so that the server's processor time is the server's alone.
 */
package io.streamgauge.bench.queries;
