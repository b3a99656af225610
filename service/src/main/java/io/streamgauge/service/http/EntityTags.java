package io.streamgauge.service.http;

import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.HandlerType;
import io.javalin.http.HttpStatus;
import java.io.ByteArrayInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;

/**
 * Marks answers with a hash of their content, and answers 304 where the client has that content
 * already (RFC 9110, section 13). The tags are weak, because compression changes the bytes.
 */
final class EntityTags implements Handler {

  private static final int HASH_BYTES = 15;

  @Override
  public void handle(Context context) {
    if (context.method() == HandlerType.GET
        && context.status() == HttpStatus.OK
        && context.resultInputStream() instanceof ByteArrayInputStream body) {
      String tag = tag(body);
      context.header("ETag", tag);
      context.header("Cache-Control", "no-cache");
      context.res().addHeader("Vary", "Accept-Encoding");
      if (matches(context.header("If-None-Match"), tag)) {
        context.status(HttpStatus.NOT_MODIFIED).result(new byte[0]);
      }
    }
  }

  private static String tag(ByteArrayInputStream body) {
    byte[] hash = sha256().digest(body.readAllBytes());
    body.reset();
    return "W/\"" + Base64.getUrlEncoder().encodeToString(Arrays.copyOf(hash, HASH_BYTES)) + '"';
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  private static boolean matches(String given, String tag) {
    return given != null
        && Arrays.stream(given.split(","))
            .map(String::strip)
            .anyMatch(one -> one.equals("*") || weak(one).equals(tag));
  }

  private static String weak(String tag) {
    return tag.startsWith("W/") ? tag : "W/" + tag;
  }
}
