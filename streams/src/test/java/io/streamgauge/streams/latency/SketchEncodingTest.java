package io.streamgauge.streams.latency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.datadoghq.sketch.ddsketch.DDSketch;
import com.datadoghq.sketch.ddsketch.DDSketches;
import com.datadoghq.sketch.ddsketch.encoding.ByteArrayInput;
import com.datadoghq.sketch.ddsketch.encoding.GrowingByteArrayOutput;
import com.datadoghq.sketch.ddsketch.store.UnboundedSizeDenseStore;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Our sketch and DataDog's library read each other's bytes and agree on every bin. */
class SketchEncodingTest {

  private static final int SEEDS = 200;

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 5, 31, 32, 33, 100, 5000})
  void writesWhatTheLibraryReads(int count) throws IOException {
    for (int seed = 0; seed < SEEDS; seed++) {
      long[] durations = durations(seed, count);
      DurationSketch ours = new DurationSketch();
      DDSketch theirs = DDSketches.collapsingLowestDense(0.01, 2048);
      for (long nanos : durations) {
        ours.add(nanos);
        theirs.accept(nanos);
      }

      DDSketch read =
          DDSketch.decode(ByteArrayInput.wrap(bytes(ours)), UnboundedSizeDenseStore::new);

      assertThat(bins(read)).as("seed %d", seed).isEqualTo(bins(theirs));
      assertThat(read.getCount()).isEqualTo(count);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 5, 31, 32, 33, 100, 5000})
  void readsWhatTheLibraryWrites(int count) throws IOException {
    for (int seed = 0; seed < SEEDS; seed++) {
      DDSketch theirs = DDSketches.sparse(0.01);
      DurationSketch ours = new DurationSketch();
      for (long nanos : durations(seed, count)) {
        theirs.accept(nanos);
        ours.add(nanos);
      }
      GrowingByteArrayOutput output = GrowingByteArrayOutput.withDefaultInitialCapacity();
      theirs.encode(output, false);

      DurationSketch read = DurationSketch.of(ByteBuffer.wrap(output.trimmedCopy()));

      assertThat(read.toBytes()).as("seed %d", seed).isEqualTo(ours.toBytes());
      assertThat(read.count()).isEqualTo(count);
    }
  }

  @Test
  void addsTheSameInAnyPartsAndOrder() {
    for (int seed = 0; seed < SEEDS; seed++) {
      long[] durations = durations(seed, 300);
      DurationSketch whole = new DurationSketch();
      DurationSketch merged = new DurationSketch();
      LongStream.of(durations).forEach(whole::add);
      for (int from = 0; from < durations.length; ) {
        int to = Math.min(durations.length, from + 1 + (from * 7 + seed) % 90);
        DurationSketch part = new DurationSketch();
        for (int i = from; i < to; i++) {
          part.add(durations[i]);
        }
        if (from % 2 == 0) {
          merged.merge(part);
        } else {
          merged.merge(part.toBytes());
        }
        from = to;
      }

      assertThat(merged.toBytes()).as("seed %d", seed).isEqualTo(whole.toBytes());
    }
  }

  @Test
  void collapsesTheLowestWhereTheRangeIsTooWide() {
    DurationSketch sketch = new DurationSketch();
    DDSketch theirs = DDSketches.collapsingLowestDense(0.01, Bins.MOST);
    for (long nanos = Long.MAX_VALUE; nanos > 0; nanos /= 3) {
      sketch.add(nanos);
      theirs.accept(nanos);
    }
    for (long nanos = 1; nanos < 1000; nanos *= 2) {
      sketch.add(nanos);
      theirs.accept(nanos);
    }

    assertThat((double) sketch.count()).isEqualTo(theirs.getCount());
    assertThat(sketch.quantile(1)).isEqualTo(theirs.getMaxValue());
  }

  @Test
  void countsFurtherThanThirtyTwoBits() throws IOException {
    DDSketch theirs = DDSketches.unboundedDense(0.01);
    theirs.accept(1_000_000, 0xFFFF_FFFFL);
    DurationSketch sketch = read(theirs);
    sketch.add(1_000_000);
    sketch.add(50);
    sketch.merge(sketch.toBytes());
    sketch.add(1_000_000_000_000L);

    assertThat(sketch.count()).isEqualTo(2 * 0x1_0000_0000L + 3);
    assertThat(DurationSketch.of(sketch.toBytes()).toBytes()).isEqualTo(sketch.toBytes());
    assertThat(DurationSketch.of(sketch.toBytes()).count()).isEqualTo(sketch.count());
  }

  @Test
  void refusesAnotherMappingAndPartsOfCounts() throws IOException {
    DDSketch coarser = DDSketches.unboundedDense(0.02);
    coarser.accept(5);
    DDSketch weighted = DDSketches.unboundedDense(0.01);
    weighted.accept(5, 0.5);

    assertThatThrownBy(() -> read(coarser))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("mapping")
        .hasMessageContaining("0.01");
    assertThatThrownBy(() -> read(weighted))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("0.5")
        .hasMessageContaining("whole number");
  }

  @Test
  void refusesBinsThatNoDurationIsIn() throws IOException {
    DDSketch absurd = DDSketches.unboundedDense(0.01);
    absurd.accept(1e300);
    DDSketch below = DDSketches.unboundedDense(0.01);
    below.accept(1e-9);

    assertThatThrownBy(() -> read(absurd))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("a bin is number");
    assertThatThrownBy(() -> read(below))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("durations are in 0 to");
  }

  @Test
  void writesFewEventsInFewBytes() {
    DurationSketch sketch = new DurationSketch();
    LongStream.of(durations(1, 5)).forEach(sketch::add);

    assertThat(sketch.toBytes().remaining()).isLessThan(40);
  }

  private static DurationSketch read(DDSketch sketch) throws IOException {
    GrowingByteArrayOutput output = GrowingByteArrayOutput.withDefaultInitialCapacity();
    sketch.encode(output, false);
    return DurationSketch.of(ByteBuffer.wrap(output.trimmedCopy()));
  }

  private static byte[] bytes(DurationSketch sketch) {
    ByteBuffer buffer = sketch.toBytes();
    byte[] bytes = new byte[buffer.remaining()];
    buffer.get(bytes);
    return bytes;
  }

  private static Map<Integer, Double> bins(DDSketch sketch) {
    Map<Integer, Double> bins = new TreeMap<>();
    sketch.getPositiveValueStore().forEach((index, count) -> bins.put(index, count));
    return bins;
  }

  /** Log-normal durations of many shapes, with zeros and repetitions among them. */
  private static long[] durations(int seed, int count) {
    Random random = new Random(seed);
    double spread = random.nextDouble() * 2;
    double centre = 1 + random.nextDouble() * 20;
    return LongStream.range(0, count)
        .map(i -> random.nextInt(50) == 0 ? 0 : logNormal(random, centre, spread))
        .toArray();
  }

  private static long logNormal(Random random, double centre, double spread) {
    return (long) Math.exp(centre + spread * random.nextGaussian());
  }
}
