package io.streamgauge.standalone.embedded;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Properties;

/** Configuration of the one broker and controller, sized for a process that has more to do. */
final class BrokerSettings {

  static final int NODE_ID = 1;
  static final String HOST = "127.0.0.1";
  static final String CONTROLLER_LISTENER = "CONTROLLER";
  private static final String BROKER_LISTENER = "PLAINTEXT";
  private static final long NEVER = Duration.ofDays(3650).toMillis();

  private BrokerSettings() {}

  static Properties of(Path directory, int port, int controllerPort, boolean recorded) {
    Properties settings = new Properties();
    roles(settings, port, controllerPort);
    settings.put("log.dirs", directory.toString());
    settings.put("auto.create.topics.enable", "false");
    alone(settings);
    small(settings);
    if (recorded) {
      keepEverything(settings);
    }
    return settings;
  }

  private static void roles(Properties settings, int port, int controllerPort) {
    settings.put("process.roles", "broker,controller");
    settings.put("node.id", Integer.toString(NODE_ID));
    settings.put(
        "listeners",
        "%s://%s:%d,%s://%s:%d"
            .formatted(BROKER_LISTENER, HOST, port, CONTROLLER_LISTENER, HOST, controllerPort));
    settings.put("inter.broker.listener.name", BROKER_LISTENER);
    settings.put("controller.listener.names", CONTROLLER_LISTENER);
    settings.put("controller.quorum.voters", "%d@%s:%d".formatted(NODE_ID, HOST, controllerPort));
  }

  /** There is one broker, so nothing can be replicated and nobody needs to be waited for. */
  private static void alone(Properties settings) {
    for (String internal : new String[] {"offsets.topic", "share.coordinator.state.topic"}) {
      settings.put(internal + ".num.partitions", "1");
      settings.put(internal + ".replication.factor", "1");
    }
    settings.put("share.coordinator.state.topic.min.isr", "1");
    settings.put("transaction.state.log.num.partitions", "1");
    settings.put("transaction.state.log.replication.factor", "1");
    settings.put("transaction.state.log.min.isr", "1");
    settings.put("default.replication.factor", "1");
    // In an orderly stop it would first leave its partitions without a leader. A transaction that
    // is committed just then counts as complete, while its end never stands in them: they could
    // not be read any further, nor stores be restored from them.
    settings.put("controlled.shutdown.enable", "false");
    settings.put("group.initial.rebalance.delay.ms", "0");
    settings.put("group.streams.initial.rebalance.delay.ms", "0");
  }

  private static void small(Properties settings) {
    settings.put("num.network.threads", "2");
    settings.put("num.io.threads", "4");
    settings.put("background.threads", "2");
    settings.put("log.cleaner.dedupe.buffer.size", Integer.toString(8 * 1024 * 1024));
  }

  /**
   * Records carry event times that may lie years back, and retention goes by those: switched off
   * for topics that leave it to the broker, and the tasks that delete never run for those that do
   * not (windowed changelogs).
   */
  private static void keepEverything(Properties settings) {
    settings.put("log.retention.ms", "-1");
    settings.put("log.roll.ms", Long.toString(NEVER));
    settings.put("log.message.timestamp.after.max.ms", Long.toString(Long.MAX_VALUE));
    settings.put("log.initial.task.delay.ms", Long.toString(NEVER));
    settings.put("log.retention.check.interval.ms", Long.toString(NEVER));
    settings.put("log.cleaner.enable", "false");
  }
}
