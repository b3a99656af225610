/**
 * RocksDB below the state stores of all Kafka Streams applications of the process: bounded together
 * ({@link io.streamgauge.service.rocksdb.BoundedRocksDb}, which {@link
 * io.streamgauge.service.kafka.StreamsProperties} configures) and measured together ({@link
 * io.streamgauge.service.rocksdb.RocksDbMetrics}).
 */
package io.streamgauge.service.rocksdb;
