package io.streamgauge.standalone.importers;

import static java.util.stream.Collectors.toMap;
import static org.openjdk.jmc.common.item.Attribute.attr;
import static org.openjdk.jmc.common.unit.UnitLookup.BYTE;
import static org.openjdk.jmc.common.unit.UnitLookup.EPOCH_MS;
import static org.openjdk.jmc.common.unit.UnitLookup.NANOSECOND;
import static org.openjdk.jmc.common.unit.UnitLookup.NUMBER_UNITY;
import static org.openjdk.jmc.common.unit.UnitLookup.PLAIN_TEXT;

import io.streamgauge.event.Collection;
import io.streamgauge.event.CollectionScope;
import java.io.IOException;
import java.io.InputStream;
import java.util.Comparator;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.openjdk.jmc.common.item.IAttribute;
import org.openjdk.jmc.common.item.IItem;
import org.openjdk.jmc.common.item.IItemCollection;
import org.openjdk.jmc.common.item.IItemIterable;
import org.openjdk.jmc.common.item.ItemFilters;
import org.openjdk.jmc.common.item.ItemToolkit;
import org.openjdk.jmc.common.unit.IQuantity;
import org.openjdk.jmc.common.unit.IUnit;
import org.openjdk.jmc.flightrecorder.CouldNotLoadRecordingException;
import org.openjdk.jmc.flightrecorder.JfrAttributes;
import org.openjdk.jmc.flightrecorder.JfrLoaderToolkit;
import org.openjdk.jmc.flightrecorder.jdk.JdkAttributes;
import org.openjdk.jmc.flightrecorder.jdk.JdkTypeIDs;

/**
 * Flight recordings of JDK 7 and later, read by JDK Mission Control's parser: each collection with
 * the use of the heap before and after it. The parser holds a whole recording in memory.
 */
final class FlightRecording implements FormatReader {

  private static final IAttribute<String> G1_TYPE = attr("type", "type", PLAIN_TEXT);

  @Override
  public String expected() {
    return "a flight recording of a JVM, with events of its garbage collector";
  }

  @Override
  public void read(RecordedFile file, ImportOptions options, RecordedEvents events)
      throws IOException {
    IItemCollection items = load(file);
    Map<Long, IItem> before = heapSummaries(items, "Before");
    Map<Long, IItem> after = heapSummaries(items, "After");
    Map<Long, String> g1Types =
        stream(items, JdkTypeIDs.GC_COLLECTOR_G1_GARBAGE_COLLECTION)
            .collect(toMap(FlightRecording::id, item -> text(item, G1_TYPE), (a, b) -> a));
    stream(items, JdkTypeIDs.GARBAGE_COLLECTION)
        .sorted(Comparator.comparing(item -> value(item, JfrAttributes.END_TIME)))
        .forEach(
            item -> {
              IItem heap = after.get(id(item));
              if (heap == null) {
                events.skipped("collection without the use of the heap after it");
              } else {
                IItem heapBefore = before.get(id(item));
                events.collection(collection(item, heap, heapBefore, g1Types.get(id(item))));
              }
            });
  }

  private static Map<Long, IItem> heapSummaries(IItemCollection items, String when) {
    return stream(items, JdkTypeIDs.HEAP_SUMMARY)
        .filter(item -> text(item, JdkAttributes.GC_WHEN).startsWith(when))
        .collect(toMap(FlightRecording::id, Function.identity(), (a, b) -> a));
  }

  private static IItemCollection load(RecordedFile file) throws IOException {
    try (InputStream in = file.open()) {
      return JfrLoaderToolkit.loadEvents(in);
    } catch (CouldNotLoadRecordingException e) {
      throw new ImportException(file.path() + ": not a flight recording: " + e.getMessage(), e);
    }
  }

  private static Collection collection(IItem item, IItem heap, IItem before, String g1Type) {
    return Collection.newBuilder()
        .setTime(in(EPOCH_MS, value(item, JfrAttributes.END_TIME)))
        .setCollector(text(item, JdkAttributes.GC_NAME))
        .setScope(scope(text(item, JdkAttributes.GC_NAME), g1Type))
        .setCause(text(item, JdkAttributes.GC_CAUSE))
        .setPause(in(NANOSECOND, value(item, JdkAttributes.GC_SUM_OF_PAUSES)))
        .setUsedBefore(before == null ? null : in(BYTE, value(before, JdkAttributes.HEAP_USED)))
        .setUsedAfter(in(BYTE, value(heap, JdkAttributes.HEAP_USED)))
        .setHeapMax(in(BYTE, value(heap, JdkAttributes.GC_HEAPSPACE_RESERVED)))
        .build();
  }

  /** By the names of HotSpot's GCName; what sweeps concurrently is CMS. */
  static CollectionScope scope(String collector, String g1Type) {
    return switch (collector) {
      case "G1New" -> "Mixed".equals(g1Type) ? CollectionScope.MIXED : CollectionScope.YOUNG;
      case "DefNew", "ParNew", "ParallelScavenge", "ZGC Minor", "ZMinor" -> CollectionScope.YOUNG;
      case "ConcurrentMarkSweep" -> CollectionScope.MIXED;
      case "G1Full",
          "ParallelOld",
          "SerialOld",
          "PSMarkSweep",
          "Z",
          "ZGC Major",
          "ZMajor",
          "Shenandoah" ->
          CollectionScope.FULL;
      default -> CollectionScope.UNKNOWN;
    };
  }

  private static Stream<IItem> stream(IItemCollection items, String type) {
    return items.apply(ItemFilters.type(type)).stream().flatMap(IItemIterable::stream);
  }

  private static long id(IItem item) {
    return in(NUMBER_UNITY, value(item, JdkAttributes.GC_ID));
  }

  private static String text(IItem item, IAttribute<String> attribute) {
    return value(item, attribute);
  }

  private static long in(IUnit unit, IQuantity quantity) {
    return quantity.clampedLongValueIn(unit);
  }

  private static <T> T value(IItem item, IAttribute<T> attribute) {
    return attribute.getAccessor(ItemToolkit.getItemType(item)).getMember(item);
  }
}
