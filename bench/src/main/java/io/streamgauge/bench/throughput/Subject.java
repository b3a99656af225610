package io.streamgauge.bench.throughput;

import io.streamgauge.bench.BenchCluster;
import io.streamgauge.bench.load.DataSet;

/**
 * Something that reads a data set from its beginning to its end, with no memory of earlier times.
 */
interface Subject {

  /**
   * Reads everything once.
   *
   * @throws WrongResultException if what came out is not what was published
   */
  Reading read(BenchCluster cluster, DataSet data) throws Exception;
}
