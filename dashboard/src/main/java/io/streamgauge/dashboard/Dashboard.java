package io.streamgauge.dashboard;

import io.javalin.http.Context;
import io.javalin.http.Header;
import io.javalin.http.NotFoundResponse;
import io.javalin.router.JavalinDefaultRoutingApi;
import io.streamgauge.service.http.Documented;
import io.streamgauge.service.http.Routes;
import java.util.Optional;
import java.util.function.Function;

/**
 * {@code GET /}: the page; {@code GET /dashboard/…}: what it consists of. Files come from the class
 * path, and nothing is asked of any other host.
 */
public final class Dashboard implements Routes {

  /** Scripts, styles and data come from this server alone; nobody may frame the page. */
  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
          + " connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

  private final PageFiles files = new PageFiles();
  private final PageLibraries libraries = PageLibraries.onClassPath();

  @Override
  public void register(JavalinDefaultRoutingApi routes) {
    serve(routes, "/", context -> files.own("index.html"));
    serve(routes, "/dashboard/lib/{library}/<file>", this::ofLibrary);
    serve(routes, "/dashboard/<file>", context -> files.own(context.pathParam("file")));
  }

  private Optional<PageFile> ofLibrary(Context context) {
    return libraries
        .directory(context.pathParam("library"))
        .flatMap(directory -> files.at(directory + context.pathParam("file")));
  }

  private static void serve(
      JavalinDefaultRoutingApi routes, String path, Function<Context, Optional<PageFile>> file) {
    routes.addEndpoint(Documented.page(path, context -> answer(context, file.apply(context))));
  }

  private static void answer(Context context, Optional<PageFile> found) {
    PageFile file = found.orElseThrow(NotFoundResponse::new);
    context
        .header(Header.CONTENT_SECURITY_POLICY, POLICY)
        .header(Header.X_CONTENT_TYPE_OPTIONS, "nosniff")
        .header("Referrer-Policy", "no-referrer")
        .contentType(file.type())
        .result(file.content());
  }
}
