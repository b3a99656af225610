package io.streamgauge.service.http;

import static io.streamgauge.service.http.ProblemException.badParameter;
import static java.util.Objects.requireNonNull;

import io.streamgauge.service.openapi.Parameter;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Which part of a long list a request asks for. Lists are ordered by keys, and a page begins after
 * a key, so that entries which come or go shift no other ones.
 *
 * @param after the key that the page begins after; empty for the first page
 * @param limit entries on a page, 1 or more
 */
public record Paging(Optional<String> after, int limit) {

  /** Entries on a page at most. */
  public static final int MOST = 1000;

  /** The parameter with the number of entries on a page. */
  public static final Parameter LIMIT =
      Parameter.integer("limit", "Entries on a page.", 1, MOST).defaultsTo(MOST);

  /** The parameter that names the page. */
  public static final Parameter CURSOR =
      Parameter.text("cursor", "`next` of the page before; leave it out for the first page.");

  private static final String MARK = "after:";

  public Paging {
    requireNonNull(after, "after");
    if (limit < 1) {
      throw new IllegalArgumentException("limit is " + limit + ", allowed is 1 or more");
    }
  }

  /** All entries. */
  public static Paging all() {
    return new Paging(Optional.empty(), Integer.MAX_VALUE);
  }

  /**
   * Reads {@link #LIMIT} and {@link #CURSOR}.
   *
   * @param limit entries on a page where the request does not say
   */
  public static Paging of(Parameters parameters, int limit) {
    return new Paging(
        parameters.optional(CURSOR.name()).map(Paging::key),
        parameters.integer(LIMIT.name(), 1, MOST).orElse(limit));
  }

  /**
   * The page of a list.
   *
   * @param ordered all entries, in ascending order of their keys
   */
  public <T> Page<T> of(Collection<T> ordered, Function<T, String> key) {
    List<T> rest =
        ordered.stream()
            .filter(one -> after.isEmpty() || key.apply(one).compareTo(after.get()) > 0)
            .limit(limit == Integer.MAX_VALUE ? limit : limit + 1L)
            .toList();
    return rest.size() > limit
        ? new Page<>(rest.subList(0, limit), cursor(key.apply(rest.get(limit - 1))))
        : new Page<>(rest, null);
  }

  /** The cursor of the page after a key. */
  public static String cursor(String key) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString((MARK + key).getBytes(StandardCharsets.UTF_8));
  }

  private static String key(String cursor) {
    try {
      String text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
      if (text.startsWith(MARK)) {
        return text.substring(MARK.length());
      }
    } catch (IllegalArgumentException e) {
      // Said below, together with what is base64, but none of ours.
    }
    throw badParameter(CURSOR.name(), cursor, "next of an earlier answer");
  }
}
