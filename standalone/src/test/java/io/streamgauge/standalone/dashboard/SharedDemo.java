package io.streamgauge.standalone.dashboard;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives tests one browser, one running demo and one {@link Till} beside its shop, which all classes
 * of a run share, and to each test a page of its own.
 */
final class SharedDemo implements BeforeAllCallback, ParameterResolver {

  private static final Namespace NAMESPACE = Namespace.create(SharedDemo.class);

  /** The shop stays healthy: what goes wrong is the till's. */
  private static final Duration FIRST_PHASE = Duration.ofHours(1);

  /** A page is of one test alone, also where the constructor takes it. */
  @Override
  public ExtensionContextScope getTestInstantiationExtensionContextScope(ExtensionContext root) {
    return ExtensionContextScope.TEST_METHOD;
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    shared(context);
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    Class<?> type = parameter.getParameter().getType();
    return type == OpenPage.class
        || type == Chromium.class
        || type == RunningDemo.class
        || type == Till.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    Class<?> type = parameter.getParameter().getType();
    Shared shared = shared(context);
    if (type == OpenPage.class) {
      return context
          .getStore(NAMESPACE)
          .getOrComputeIfAbsent(
              OpenPage.class, key -> OpenPage.at(shared.chromium(), shared.demo()), OpenPage.class);
    }
    return type == Chromium.class
        ? shared.chromium()
        : type == RunningDemo.class ? shared.demo() : shared.till();
  }

  private static Shared shared(ExtensionContext context) {
    return context
        .getRoot()
        .getStore(NAMESPACE)
        .getOrComputeIfAbsent(Shared.class, key -> Shared.start(), Shared.class);
  }

  /** What is closed when all classes are through. */
  private record Shared(Path directory, Chromium chromium, RunningDemo demo, Till till)
      implements AutoCloseable {

    static Shared start() {
      Chromium chromium = Chromium.start();
      try {
        Path directory = Files.createTempDirectory("dashboard");
        RunningDemo demo = RunningDemo.start(directory, FIRST_PHASE);
        return new Shared(directory, chromium, demo, Till.open(demo));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public void close() throws IOException {
      till.close();
      chromium.close();
      demo.close();
      try (Stream<Path> files = Files.walk(directory)) {
        files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
      }
    }
  }
}
