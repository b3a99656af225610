package io.streamgauge.alerting.notify.file;

import static java.util.Objects.requireNonNull;

import io.streamgauge.alerting.notify.channel.Secrets;
import io.streamgauge.alerting.notify.channel.TargetSettings;
import io.streamgauge.alerting.notify.plan.Grouping;
import io.streamgauge.alerting.notify.plan.RateLimit;
import io.streamgauge.alerting.notify.plan.Wanted;
import java.time.Duration;
import java.util.Optional;

/**
 * A notifier that has been checked.
 *
 * @param name unique in its file; part of the name of its consumer group
 * @param type what the file calls the kind of its target
 * @param wanted what it tells
 * @param grouping what it tells together, and how often again
 * @param rateLimit how much it tells at most; empty for no limit
 * @param giveUpAfter for how long it tries to tell something
 * @param target whom it tells
 * @param secrets what is not to be seen of it
 */
public record NotifierSettings(
    String name,
    String type,
    Wanted wanted,
    Grouping grouping,
    Optional<RateLimit> rateLimit,
    Duration giveUpAfter,
    TargetSettings target,
    Secrets secrets) {

  public NotifierSettings {
    requireNonNull(name, "name");
    requireNonNull(type, "type");
    requireNonNull(wanted, "wanted");
    requireNonNull(grouping, "grouping");
    requireNonNull(rateLimit, "rateLimit");
    requireNonNull(giveUpAfter, "giveUpAfter");
    requireNonNull(target, "target");
    requireNonNull(secrets, "secrets");
  }
}
