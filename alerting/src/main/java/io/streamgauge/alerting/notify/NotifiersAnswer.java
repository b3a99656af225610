package io.streamgauge.alerting.notify;

import java.util.List;

/**
 * All notifiers.
 *
 * @param notifiers in the order of their file; none where there is no file
 */
public record NotifiersAnswer(List<NotifierView> notifiers) {

  public NotifiersAnswer {
    notifiers = List.copyOf(notifiers);
  }
}
