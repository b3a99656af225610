package io.streamgauge.service.feed;

import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.streamgauge.service.http.Documented;
import io.streamgauge.service.http.Parameters;
import io.streamgauge.service.http.ProblemException;
import io.streamgauge.service.http.Routes;
import io.streamgauge.service.openapi.Operation;
import io.streamgauge.service.openapi.Parameter;
import jakarta.servlet.ServletOutputStream;
import java.io.IOException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;

/**
 * {@code GET /api/v1/stream}: what a {@link Feed} reads, as server-sent events. A client that comes
 * back with the id of the last event that it got, here or at any other process, gets everything
 * since, each event once.
 */
public final class FeedRoutes implements Routes, MeterBinder, AutoCloseable {

  private static final String PATH = "/api/v1/stream";
  private static final String LAST_EVENT_ID = "Last-Event-ID";
  private static final String AFTER = "after";
  private static final int CATCHING_UP_AT_A_TIME = 4;
  private static final String RETRY_SECONDS = "5";

  private static final Parameter LAST =
      Parameter.text(
          AFTER,
          "Everything since the event with this id; the header `Last-Event-ID` does the same.");

  private final Feed feed;
  private final FeedSettings settings;
  private final Operation<String> operation;
  private final EventIds ids;
  private final Semaphore places;
  private final AtomicLong dropped = new AtomicLong();
  private final ExecutorService catchUps =
      Executors.newFixedThreadPool(CATCHING_UP_AT_A_TIME, FeedRoutes::thread);

  public FeedRoutes(Feed feed, FeedSettings settings) {
    this.feed = feed;
    this.settings = settings;
    operation =
        Operation.text(PATH, "text/event-stream", "Windows and alerts as they come")
            .describedAs(
                "Server-sent events: the name of each is its kind, its data what the route of that"
                    + " kind answers with a `step`. `gap` tells of what is gone.")
            .with(FeedFilter.parameters(feed.kinds()))
            .with(LAST);
    ids = new EventIds(feed.kinds());
    places = new Semaphore(settings.mostClients());
  }

  private static Thread thread(Runnable task) {
    Thread thread = new Thread(task, "feed-catch-up");
    thread.setDaemon(true);
    return thread;
  }

  @Override
  public void register(JavalinDefaultRoutingApi routes) {
    routes.addEndpoint(Documented.handled(operation, this::open));
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    Gauge.builder(
            "streamgauge.stream.clients",
            places,
            free -> settings.mostClients() - free.availablePermits())
        .description("Clients of the event stream.")
        .register(registry);
    FunctionCounter.builder("streamgauge.stream.clients.dropped", dropped, AtomicLong::get)
        .description(
            "Clients of the event stream that were cut off: too slow, or not brought up to date.")
        .register(registry);
  }

  private void open(Context context) {
    FeedFilter filter = FeedFilter.of(Parameters.of(context, operation), feed.kinds());
    Progress progress = progress(context);
    takePlace(context);
    EventWriter writer;
    try {
      writer = writer(context);
    } catch (IOException | RuntimeException e) {
      places.release();
      throw new IllegalStateException("the answer cannot be written", e);
    }
    writer.ended().thenRun(places::release);
    context.future(writer::ended);
    start(new EventClient(filter, ids, progress, writer, settings.heartbeat(), System::nanoTime));
  }

  private Progress progress(Context context) {
    String header = context.header(LAST_EVENT_ID);
    String id = header != null ? header : context.queryParam(AFTER);
    if (id == null || id.isBlank()) {
      return new Progress();
    }
    try {
      return ids.read(id);
    } catch (IllegalArgumentException e) {
      throw ProblemException.badParameter(
          header != null ? LAST_EVENT_ID : AFTER, id, "the id of an event of this stream");
    }
  }

  private void takePlace(Context context) {
    if (!places.tryAcquire()) {
      context.header("Retry-After", RETRY_SECONDS);
      throw new ProblemException(
          503,
          "Too many clients",
          "%d clients listen already, which is as many as this process serves (stream.clients)"
              .formatted(settings.mostClients()));
    }
  }

  private EventWriter writer(Context context) throws IOException {
    context.contentType("text/event-stream");
    context.header("Cache-Control", "no-store");
    context.header("X-Accel-Buffering", "no");
    context.req().startAsync().setTimeout(0);
    ServletOutputStream output = context.res().getOutputStream();
    EventWriter writer = new EventWriter(output, () -> drop(context), settings.mostWaiting());
    output.setWriteListener(writer);
    return writer;
  }

  private void start(EventClient client) {
    if (client.isNew()) {
      feed.listen(client);
    } else {
      catchUps.execute(new CatchUp(feed, settings.mostBehind(), client));
    }
  }

  private void drop(Context context) {
    dropped.incrementAndGet();
    ServletContextRequest.getServletContextRequest(context.req())
        .getConnectionMetaData()
        .getConnection()
        .getEndPoint()
        .close();
  }

  /** Ends those who are still being brought up to date; the feed ends all others. */
  @Override
  public void close() {
    catchUps.shutdownNow();
  }
}
