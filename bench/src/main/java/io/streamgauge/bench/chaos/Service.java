package io.streamgauge.bench.chaos;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** One process of the product, started by its command line, and its HTTP. */
record Service(Child process, Web web) {

  /**
   * @param command {@code "streams"}
   * @param options of the command but for port and data
   */
  static Service of(String command, int port, List<String> options, Path directory) {
    String name = command + "-" + port;
    List<String> arguments = new ArrayList<>();
    arguments.add("io.streamgauge.standalone.Main");
    arguments.add(command);
    arguments.addAll(List.of("--port", Integer.toString(port)));
    arguments.addAll(List.of("--data", directory.resolve(name).toString()));
    arguments.addAll(options);
    Web web = new Web(port);
    Path log = directory.resolve(name + ".log");
    return new Service(new Child(name, arguments, log, () -> web.answers("/health/ready")), web);
  }

  /** Waits until it answers over HTTP, which it does before it has joined its group. */
  void awaitLife() throws InterruptedException {
    process.await("answers", () -> web.answers("/health"));
  }
}
