package io.streamgauge.service.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.javalin.http.HttpStatus;
import java.nio.ByteBuffer;
import java.util.Map;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;

/** Answers requests that the server refuses before any route sees them: malformed, too long. */
final class RefusedRequests extends ErrorHandler {

  @Override
  protected void generateResponse(
      Request request,
      Response response,
      int status,
      String message,
      Throwable cause,
      Callback callback) {
    Problem problem =
        new Problem(
            status,
            HttpStatus.forStatus(status).getMessage(),
            status < 500 ? "the request cannot be read: " + message : "an unexpected error",
            request.getHttpURI().getPath(),
            Map.of());
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, Problem.CONTENT_TYPE);
    try {
      response.write(true, ByteBuffer.wrap(Json.mapper().writeValueAsBytes(problem)), callback);
    } catch (JsonProcessingException e) {
      callback.failed(e);
    }
  }
}
