package io.streamgauge.alerting.topology;

import io.streamgauge.alerting.lifecycle.EventClock;
import io.streamgauge.alerting.rules.Subject;
import io.streamgauge.metric.Progress;
import io.streamgauge.schemas.Topic;
import io.streamgauge.service.kafka.GroupOffsets;
import io.streamgauge.service.kafka.TopicMarks;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * The clock of live alerting: how far the analytics say that windows are reported, as soon as
 * alerting has taken in what stood in the topics of results when they said it. Thread-safe.
 */
public final class JudgedClock implements EventClock {

  private final Map<Topic<?>, TopicMarks> judged = new HashMap<>();

  public JudgedClock() {
    Progresses.all().forEach(each -> judged.put(each.topic(), new TopicMarks(each.topic().name())));
  }

  /** The topics whose offsets it goes by. */
  public List<String> inputs() {
    return judged.values().stream().map(TopicMarks::topic).toList();
  }

  /**
   * Goes on.
   *
   * @param told what each part of the pipeline told last, read first
   * @param offsets of alerting, asked for after that
   */
  public void advance(Collection<Progress> told, GroupOffsets offsets) {
    Progresses.all()
        .forEach(
            reporting ->
                judged
                    .get(reporting.topic())
                    .advance(Progresses.reported(reporting, told), offsets));
  }

  @Override
  public OptionalLong now(Subject subject) {
    Progresses.Reporting reporting = Progresses.of(subject);
    return reporting == null ? OptionalLong.empty() : judged.get(reporting.topic()).passed();
  }

  @Override
  public OptionalLong ofVariants() {
    return judged.get(Progresses.VARIANTS.topic()).passed();
  }
}
