package io.streamgauge.service.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.config.JavalinConfig;
import io.javalin.http.staticfiles.Location;
import io.javalin.router.Endpoint;
import io.javalin.router.ParsedEndpoint;
import io.streamgauge.service.openapi.OpenApi;
import io.streamgauge.service.openapi.Operation;
import io.streamgauge.service.openapi.Surroundings;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/**
 * {@code /openapi.json}, which describes all routes of a server, and {@code /docs} to browse it.
 */
final class DocumentRoutes {

  private static final Operation<ObjectNode> DOCUMENT =
      Operation.json("/openapi.json", ObjectNode.class, "This document: OpenAPI 3.1");

  /** What the processes of the product ask each other. */
  private static final String INTERNAL = "/internal/";

  private static final String PAGE = "/io/streamgauge/service/http/docs";
  private static final String LIBRARY = "META-INF/maven/org.webjars/swagger-ui/pom.properties";

  private final JavalinConfig config;
  private ObjectNode document;

  DocumentRoutes(JavalinConfig config) {
    this.config = config;
  }

  void register() {
    config.routes.addEndpoint(Documented.json(DOCUMENT, parameters -> document()));
    serve("/docs", PAGE);
    serve("/docs/ui", "/META-INF/resources/webjars/swagger-ui/" + libraryVersion());
  }

  private void serve(String at, String directory) {
    config.staticFiles.add(
        files -> {
          files.hostedPath = at;
          files.directory = directory;
          files.location = Location.CLASSPATH;
        });
  }

  private synchronized ObjectNode document() {
    if (document == null) {
      List<Operation<?>> operations = new ArrayList<>();
      List<Surroundings> surroundings = new ArrayList<>();
      List<String> undocumented = new ArrayList<>();
      for (ParsedEndpoint each : config.unsafe.internalRouter.allHttpHandlers()) {
        Operation<?> operation = each.endpoint.metadata(Operation.class);
        Surroundings around = each.endpoint.metadata(Surroundings.class);
        if (operation != null) {
          operations.add(operation);
        } else if (around != null) {
          surroundings.add(around);
        } else if (isInterface(each.endpoint)) {
          undocumented.add(each.endpoint.method + " " + each.endpoint.path);
        }
      }
      document = OpenApi.document(Json.mapper(), operations, surroundings, undocumented);
    }
    return document;
  }

  /** Whether it is for clients, and not a page for browsers or between the processes. */
  private static boolean isInterface(Endpoint endpoint) {
    return endpoint.method.isHttpMethod()
        && endpoint.metadata(Documented.PageFile.class) == null
        && !endpoint.path.startsWith(INTERNAL);
  }

  private static String libraryVersion() {
    try (InputStream file = DocumentRoutes.class.getClassLoader().getResourceAsStream(LIBRARY)) {
      Properties properties = new Properties();
      properties.load(file);
      return properties.getProperty("version");
    } catch (IOException e) {
      throw new UncheckedIOException(LIBRARY, e);
    }
  }
}
