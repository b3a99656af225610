package io.streamgauge.alerting.rules;

import static java.util.Objects.requireNonNull;

import java.io.StringReader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The rules of a file, which are read again when it changes: all of them at once, or none where
 * anything is wrong with them. A change counts when it was seen twice, so that a file that is just
 * being written is left alone. Thread-safe.
 */
public final class RuleFile implements Supplier<Rules>, AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(RuleFile.class);

  /** How often the file is looked at. */
  public static final Duration LOOK_EVERY = Duration.ofSeconds(1);

  /**
   * What is in force.
   *
   * @param text what the rules were read from
   * @param refused why what stands in the file now is not in force, if it is not
   */
  private record State(Rules rules, String text, Optional<String> refused) {}

  private final Path file;
  private final ScheduledExecutorService watch;
  private volatile State state;
  private String seen;

  private RuleFile(Path file, Duration lookEvery) {
    this.file = requireNonNull(file, "file");
    seen = Rules.text(file);
    state = new State(read(seen), seen, Optional.empty());
    watch =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              Thread thread = new Thread(task, "streamgauge-rules");
              thread.setDaemon(true);
              return thread;
            });
    long nanos = lookEvery.toNanos();
    watch.scheduleWithFixedDelay(this::look, nanos, nanos, TimeUnit.NANOSECONDS);
  }

  /**
   * Reads a file and watches it until it is closed.
   *
   * @throws InvalidRulesException with everything that is wrong with the file
   */
  public static RuleFile watch(Path file, Duration lookEvery) {
    return new RuleFile(file, lookEvery);
  }

  /** The rules in force. The same object until they change. */
  @Override
  public Rules get() {
    return state.rules();
  }

  /** Everything that is wrong with what stands in the file now, if that is not in force. */
  public Optional<String> refused() {
    return state.refused();
  }

  /** The same in short, for who asks how alerting does: {@code the rules of FILE were refused}. */
  public Optional<String> complaint() {
    return refused()
        .map(why -> "the rules of %s were refused: the ones before stay in force".formatted(file));
  }

  private void look() {
    try {
      String text = Rules.text(file);
      boolean settled = text.equals(seen);
      seen = text;
      if (settled) {
        take(text);
      }
    } catch (RuntimeException e) { // whatever it is, the file has to be looked at again
      refuse(e);
    }
  }

  private void take(String text) {
    if (text.equals(state.text())) {
      takeBack();
      return;
    }
    Rules rules = read(text);
    state = new State(rules, text, Optional.empty());
    LOG.info("{} has changed: {} rules are in force", file, rules.all().size());
  }

  /** What was wrong with the file, if anything was. */
  private void takeBack() {
    if (state.refused().isPresent()) {
      state = new State(state.rules(), state.text(), Optional.empty());
      LOG.info("{} is fine again: it holds the rules that are in force", file);
    }
  }

  private void refuse(RuntimeException problem) {
    Optional<String> why = Optional.of(String.valueOf(problem.getMessage()));
    if (!why.equals(state.refused())) {
      LOG.error("The rules that were in force stay so: {}", problem.getMessage());
      state = new State(state.rules(), state.text(), why);
    }
  }

  private Rules read(String text) {
    return Rules.read(file.toString(), new StringReader(text));
  }

  /** Watches no more; the rules stay what they are. */
  @Override
  public void close() {
    watch.shutdownNow();
  }
}
