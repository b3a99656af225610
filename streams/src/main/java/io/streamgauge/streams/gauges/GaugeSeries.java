package io.streamgauge.streams.gauges;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.joining;

import io.streamgauge.event.GaugeReading;
import io.streamgauge.streams.intake.BatchHeader;
import io.streamgauge.streams.store.Keys;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * One gauge: a name and what tells it from others of that name.
 *
 * @param name name of the gauge
 * @param tags names and values, in any order
 */
public record GaugeSeries(String name, Map<String, String> tags) {

  private static final Pattern SPECIAL = Pattern.compile("[\\\\{},=]");

  public GaugeSeries {
    requireNonNull(name, "name");
    tags = Map.copyOf(tags);
  }

  /**
   * The series of a reading.
   *
   * @throws io.streamgauge.streams.intake.MalformedBatchException if a name is blank, or all of it
   *     does not fit into a record's key
   */
  static GaugeSeries of(GaugeReading reading) {
    BatchHeader.requireName("name of a gauge", reading.getName());
    reading
        .getTags()
        .keySet()
        .forEach(tag -> BatchHeader.requireName("tag of gauge " + reading.getName(), tag));
    GaugeSeries series = new GaugeSeries(reading.getName(), reading.getTags());
    BatchHeader.requireName("series of a gauge", series.text());
    return series;
  }

  /**
   * The series as one text, the same for equal series: {@code name{a=b,c=d}}, tags in the order of
   * their names, special characters after a backslash; only the name where there are no tags.
   */
  public String text() {
    return tags.isEmpty()
        ? escaped(name)
        : new TreeMap<>(tags)
            .entrySet().stream()
                .map(tag -> escaped(tag.getKey()) + '=' + escaped(tag.getValue()))
                .collect(joining(",", escaped(name) + '{', "}"));
  }

  private static String escaped(String text) {
    return SPECIAL.matcher(Keys.clean(text)).replaceAll("\\\\$0");
  }
}
