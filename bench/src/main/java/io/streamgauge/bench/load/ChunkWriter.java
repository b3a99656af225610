package io.streamgauge.bench.load;

/** Puts chunks into records of one format. */
interface ChunkWriter {

  void write(Chunk chunk, RecordSink sink);
}
