package io.streamgauge.streams.progress;

import static io.streamgauge.service.kafka.TopicMarks.earliest;

import io.streamgauge.service.kafka.GroupOffsets;
import io.streamgauge.service.kafka.TopicMarks;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * The clock of a pipeline of live events. Whoever is silent does not stop it and whatever lags
 * does, because it goes by offsets: at an instant the ends of all topics of events are noted, and
 * once the application has committed all before them, on whichever instance, everything published
 * until then is taken in. From that the next stage goes on in the same way, with the ends of its
 * repartition.
 */
public final class LiveClock implements PipelineClock {

  /** What collectors hold for a moment and what is on its way. */
  static final Duration ON_THE_WAY = Duration.ofSeconds(2);

  private final Map<Stage, TopicMarks> stages = new EnumMap<>(Stage.class);

  /**
   * @param applicationId of the application that is the pipeline
   */
  public LiveClock(String applicationId) {
    Stage.ALL.forEach(stage -> stages.put(stage, new TopicMarks(stage.input(applicationId))));
  }

  /**
   * Goes on.
   *
   * @param asked wall clock when the offsets were asked for, epoch milliseconds
   */
  public void advance(long asked, GroupOffsets offsets) {
    OptionalLong published = OptionalLong.of(asked - ON_THE_WAY.toMillis());
    for (Stage stage : Stage.ALL) {
      OptionalLong known =
          stage.upstream().isEmpty()
              ? published
              : earliest(stage.upstream().stream().map(each -> stages.get(each).passed()).toList());
      stages.get(stage).advance(known, offsets);
    }
  }

  /** The topics whose offsets it goes by. */
  public List<String> inputs() {
    return stages.values().stream().map(TopicMarks::topic).toList();
  }

  @Override
  public OptionalLong passed(Stage stage, int partition) {
    return stages.get(stage).passed(partition);
  }

  @Override
  public int partitions(Stage stage) {
    return stages.get(stage).partitions();
  }
}
