package io.streamgauge.collectors;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.generic.PrimitivesArrays.IntArray;
import org.apache.avro.generic.PrimitivesArrays.LongArray;

/**
 * The columns that batches of requests and of statements have in common, while one is put together.
 * A class is known here by a key that holds all that its events have in common.
 */
final class Columns {

  private static final Schema INTS = Schema.createArray(Schema.create(Schema.Type.INT));
  private static final Schema LONGS = Schema.createArray(Schema.create(Schema.Type.LONG));
  private static final int MOST_CHARACTERS = 200_000;

  private final Map<Long, Integer> indexes = new HashMap<>();
  private final List<Long> keys = new ArrayList<>();
  private final IntArray classIndex = new IntArray(16, INTS);
  private final IntArray timeOffset = new IntArray(16, INTS);
  private final LongArray duration = longs();
  private long baseTime;
  private long newest = Long.MIN_VALUE;
  private int characters;

  static LongArray longs() {
    return new LongArray(16, LONGS);
  }

  /**
   * Adds an event, or returns false where it does not belong into the same batch: too far in time
   * from the first event, or too much text in the dictionary for one record.
   */
  boolean add(long key, String name, long time, long nanos) {
    if (classIndex.isEmpty()) {
      baseTime = time;
    }
    long offset = time - baseTime;
    Integer index = indexes.get(key);
    if (offset != (int) offset || (index == null && !fits(name))) {
      return false;
    }
    classIndex.add(classIndex.size(), index != null ? index : define(key, name));
    timeOffset.add(timeOffset.size(), (int) offset);
    duration.add(duration.size(), nanos);
    newest = Math.max(newest, time);
    return true;
  }

  private boolean fits(String name) {
    return characters == 0 || characters + name.length() <= MOST_CHARACTERS;
  }

  private int define(long key, String name) {
    int index = keys.size();
    keys.add(key);
    indexes.put(key, index);
    characters += name.length();
    return index;
  }

  int size() {
    return classIndex.size();
  }

  /** Keys of the classes, in the order of the dictionary. */
  List<Long> keys() {
    return keys;
  }

  IntArray classIndex() {
    return classIndex;
  }

  IntArray timeOffset() {
    return timeOffset;
  }

  LongArray duration() {
    return duration;
  }

  /** Time of the first event, or the given one where there is none. */
  long baseTime(long otherwise) {
    return size() == 0 ? otherwise : baseTime;
  }

  /** Time of the newest event, or the given one where there is none. */
  long newest(long otherwise) {
    return size() == 0 ? otherwise : newest;
  }
}
