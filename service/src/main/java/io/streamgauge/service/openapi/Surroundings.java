package io.streamgauge.service.openapi;

import static java.util.Objects.requireNonNull;

import io.javalin.router.EndpointMetadata;
import java.util.List;

/**
 * What whoever stands around routes adds to them. Metadata of a handler that is called before or
 * after them.
 *
 * @param prefix of the paths of the routes
 * @param parameters that all of them understand besides their own
 * @param members a record: members that their answers may have besides their own, if they are JSON
 */
public record Surroundings(String prefix, List<Parameter> parameters, Class<?> members)
    implements EndpointMetadata {

  public Surroundings {
    requireNonNull(prefix, "prefix");
    parameters = List.copyOf(parameters);
    requireNonNull(members, "members");
  }

  boolean include(Operation<?> operation) {
    return operation.path().startsWith(prefix);
  }
}
