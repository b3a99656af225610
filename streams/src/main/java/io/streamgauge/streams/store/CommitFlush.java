package io.streamgauge.streams.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.streams.errors.ProcessorStateException;
import org.apache.kafka.streams.errors.StreamsException;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.StateStoreContext;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.internals.InternalProcessorContext;
import org.apache.kafka.streams.processor.internals.ProcessorNode;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.internals.CacheFlushListener;
import org.apache.kafka.streams.state.internals.CachedStateStore;

/**
 * Lets processors hold results on the heap between commits without losing any in a crash: what they
 * hold is forwarded and stored as a part of every commit.
 *
 * <p>To Kafka Streams this is a state store with a cache, though it stores nothing. {@code
 * StreamTask.prepareCommit} flushes the caches of all stores of a task before it collects the
 * offsets to commit, in the same transaction; so it does when a task is suspended or closed in
 * order. What a flush forwards and puts is therefore visible if, and only if, the input that it was
 * made of is committed. A field of a processor without this would vanish in a crash and at every
 * rebalance while its input stays committed, and a punctuation cannot help, because commits come
 * when they like.
 *
 * <p>This is the one place that uses interfaces of Kafka Streams that are not public: {@code
 * CachedStateStore}, to be called in the commit, and {@code InternalProcessorContext}, to forward
 * from there as the processor's node. The chaos test kills processes to prove that it holds.
 */
public final class CommitFlush implements StateStore, CachedStateStore<Void, Void> {

  private record Action(
      InternalProcessorContext<?, ?> context, ProcessorNode<?, ?, ?, ?> node, Runnable flush) {

    void run() {
      ProcessorNode<?, ?, ?, ?> before = context.currentNode();
      context.setCurrentNode(node);
      try {
        flush.run();
      } finally {
        context.setCurrentNode(before);
      }
    }
  }

  private final String name;
  private final List<Action> actions = new ArrayList<>();
  private boolean open;

  private CommitFlush(String name) {
    this.name = name;
  }

  /** Builds the pseudo store of this name, to be connected to the processors that use it. */
  public static StoreBuilder<CommitFlush> builder(String name) {
    return new Builder(name);
  }

  /**
   * Adds what is to be done in every commit of the task. To be called in a processor's {@code
   * init}, with its context; actions run in the order in which they were added.
   */
  public void onCommit(ProcessorContext<?, ?> context, Runnable flush) {
    InternalProcessorContext<?, ?> internal = (InternalProcessorContext<?, ?>) context;
    actions.add(new Action(internal, internal.currentNode(), flush));
  }

  /**
   * Runs what must not be done by halves, outside of the commit: if it fails, the task fails and
   * begins anew from its last commit. A processor that failed otherwise would be taken to have met
   * a bad record, which goes to the dead letters while the next ones are processed.
   */
  public static void orFail(Runnable flush) {
    try {
      flush.run();
    } catch (StreamsException | TimeoutException e) {
      throw e;
    } catch (RuntimeException e) {
      throw new ProcessorStateException("what was held between commits could not be flushed", e);
    }
  }

  @Override
  public void flushCache() {
    CommitPace.ofThisThread().flush(() -> actions.forEach(Action::run));
  }

  @Override
  public void init(StateStoreContext context, StateStore root) {
    actions.clear(); // a task that was corrupted starts anew with the same stores
    open = true;
    context.register(root, (key, value) -> {});
  }

  @Override
  public void close() {
    actions.clear();
    open = false;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public boolean persistent() {
    return false;
  }

  @Override
  public boolean isOpen() {
    return open;
  }

  @Override
  public boolean setFlushListener(CacheFlushListener<Void, Void> listener, boolean sendOldValues) {
    return false;
  }

  @Override
  public void clearCache() {
    actions.clear(); // the task becomes a standby; its processors come again if it is active again
  }

  private record Builder(String name) implements StoreBuilder<CommitFlush> {

    @Override
    public CommitFlush build() {
      return new CommitFlush(name);
    }

    @Override
    public StoreBuilder<CommitFlush> withCachingEnabled() {
      return this;
    }

    @Override
    public StoreBuilder<CommitFlush> withCachingDisabled() {
      throw new UnsupportedOperationException(name + " is nothing but a cache");
    }

    @Override
    public StoreBuilder<CommitFlush> withLoggingEnabled(Map<String, String> config) {
      throw new UnsupportedOperationException(name + " has nothing to log");
    }

    @Override
    public StoreBuilder<CommitFlush> withLoggingDisabled() {
      return this;
    }

    @Override
    public Map<String, String> logConfig() {
      return Map.of();
    }

    @Override
    public boolean loggingEnabled() {
      return false;
    }
  }
}
