package io.streamgauge.standalone.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.streamgauge.standalone.InstanceClient;
import io.streamgauge.standalone.InstanceClient.Answer;
import io.streamgauge.standalone.InstanceClient.Given;
import io.streamgauge.standalone.embedded.UnreachableException;
import java.net.URI;
import java.net.URLEncoder;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** The silences of a running instance; answers are JSON as it comes. */
final class SilenceClient {

  private static final String PATH = "/api/v1/silences";

  private final InstanceClient instance;
  private final CommandSpec command;

  /**
   * @param command that is told of what the instance refuses
   */
  SilenceClient(URI instance, CommandSpec command) {
    this.instance = new InstanceClient(instance);
    this.command = command;
  }

  String add(List<Given> silence) {
    return body(instance.post(PATH, silence));
  }

  String list(Map<String, String> filter) {
    return body(instance.get(PATH, filter));
  }

  String end(String id, String by) {
    String path = PATH + "/" + URLEncoder.encode(id, UTF_8).replace("+", "%20") + "/end";
    return body(instance.post(path, List.of(new Given("by", by))));
  }

  private String body(Answer answer) {
    return switch (answer.status()) {
      case 200 -> answer.body();
      case 400, 404, 409 -> throw new ParameterException(command.commandLine(), answer.detail());
      default ->
          throw new UnreachableException(
              "%s keeps no silences, but status %d: %s"
                  .formatted(instance, answer.status(), answer.detail()),
              null);
    };
  }
}
