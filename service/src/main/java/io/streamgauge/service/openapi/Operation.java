package io.streamgauge.service.openapi;

import static java.util.Objects.requireNonNull;

import io.javalin.router.EndpointMetadata;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What can be asked for, or be done, at one path. Immutable; the methods give changed copies.
 *
 * @param method GET for what only asks, POST for what changes something
 * @param path as the router has it: {@code /api/v1/services/<service>/cardinality}
 * @param summary one line
 * @param description everything else, in Markdown; may be empty
 * @param parameters what can be asked for
 * @param mediaType of the answer
 * @param answer type of the answer where it is JSON, otherwise {@code String.class}
 * @param examples questions with their answers
 * @param <T> type of the answer
 */
public record Operation<T>(
    Method method,
    String path,
    String summary,
    String description,
    List<Parameter> parameters,
    String mediaType,
    Class<T> answer,
    List<Example> examples)
    implements EndpointMetadata {

  static final String JSON = "application/json";

  /** What HTTP calls it. */
  public enum Method {
    GET,
    POST
  }

  /**
   * A question and its answer.
   *
   * @param request path and parameters
   * @param resource name of the file with the answer, beside the class of the answer
   */
  public record Example(String request, String resource) {

    public Example {
      requireNonNull(request, "request");
      requireNonNull(resource, "resource");
    }

    /** Name of the file without directory and extension. */
    String name() {
      return resource.substring(resource.lastIndexOf('/') + 1, resource.lastIndexOf('.'));
    }
  }

  public Operation {
    requireNonNull(method, "method");
    requireNonNull(path, "path");
    requireNonNull(summary, "summary");
    requireNonNull(description, "description");
    parameters = List.copyOf(parameters);
    requireNonNull(mediaType, "mediaType");
    requireNonNull(answer, "answer");
    examples = List.copyOf(examples);
  }

  /** An operation that answers a record as JSON. */
  public static <T> Operation<T> json(String path, Class<T> answer, String summary) {
    return new Operation<>(Method.GET, path, summary, "", List.of(), JSON, answer, List.of());
  }

  /** An operation that answers text of some other kind. */
  public static Operation<String> text(String path, String mediaType, String summary) {
    return new Operation<>(
        Method.GET, path, summary, "", List.of(), mediaType, String.class, List.of());
  }

  /** The same for what changes something. */
  public Operation<T> post() {
    return new Operation<>(
        Method.POST, path, summary, description, parameters, mediaType, answer, examples);
  }

  /** With what is to be said besides the summary. */
  public Operation<T> describedAs(String text) {
    return new Operation<>(method, path, summary, text, parameters, mediaType, answer, examples);
  }

  /** With these parameters besides those it has. */
  public Operation<T> with(Parameter... more) {
    List<Parameter> all = Stream.concat(parameters.stream(), Stream.of(more)).toList();
    return new Operation<>(method, path, summary, description, all, mediaType, answer, examples);
  }

  /**
   * With an example.
   *
   * @param request path and parameters
   * @param resource file with the answer, in the directory of the answer's class
   */
  public Operation<T> example(String request, String resource) {
    List<Example> all = new ArrayList<>(examples);
    all.add(new Example(request, resource));
    return new Operation<>(method, path, summary, description, parameters, mediaType, answer, all);
  }

  boolean isJson() {
    return JSON.equals(mediaType);
  }

  /** Names of the parameters in the query. */
  public String[] queryParameters() {
    return parameters.stream()
        .filter(parameter -> parameter.place() == Parameter.Place.QUERY)
        .map(Parameter::name)
        .toArray(String[]::new);
  }
}
