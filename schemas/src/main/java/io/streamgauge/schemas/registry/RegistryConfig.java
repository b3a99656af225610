package io.streamgauge.schemas.registry;

import static org.apache.kafka.common.config.ConfigDef.Importance.HIGH;
import static org.apache.kafka.common.config.ConfigDef.Importance.LOW;
import static org.apache.kafka.common.config.ConfigDef.Importance.MEDIUM;
import static org.apache.kafka.common.config.ConfigDef.NO_DEFAULT_VALUE;
import static org.apache.kafka.common.config.ConfigDef.Range.atLeast;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Type;
import org.apache.kafka.common.config.ConfigException;

/**
 * How to reach the registry, in Confluent's configuration keys where Confluent has one. Keys of the
 * credentials are also accepted with Confluent's older prefix {@code schema.registry.}.
 */
public final class RegistryConfig extends AbstractConfig {

  /**
   * Comma-separated base URLs of one registry's servers, tried in turn; or {@code mock://scope}, a
   * registry in memory that all serdes of this JVM with the same scope share.
   */
  public static final String URL = "schema.registry.url";

  /** Where basic credentials come from: {@code URL} (user:password@ in the URL) or USER_INFO. */
  public static final String BASIC_SOURCE = "basic.auth.credentials.source";

  /** {@code user:password}, used where the source is USER_INFO. */
  public static final String BASIC_USER_INFO = "basic.auth.user.info";

  /** Where the bearer token comes from: {@code STATIC_TOKEN}. Unset: no token. */
  public static final String BEARER_SOURCE = "bearer.auth.credentials.source";

  /** The bearer token. */
  public static final String BEARER_TOKEN = "bearer.auth.token";

  /** Whether the registry compares schemas after normalising them. */
  public static final String NORMALIZE = "normalize.schemas";

  /** Milliseconds that one request may take. */
  public static final String REQUEST_TIMEOUT = "http.read.timeout.ms";

  /**
   * Milliseconds for which a registry that does not answer, or answers 408, 429, 500, 502, 503 or
   * 504, is asked again, with growing pauses; then {@link RegistryUnavailableException}.
   */
  public static final String RETRY_TIMEOUT = "schema.registry.retry.timeout.ms";

  private static final String MOCK = "mock://";
  private static final String LEGACY_PREFIX = "schema.registry.";

  private static final ConfigDef KEYS =
      new ConfigDef()
          .define(URL, Type.LIST, NO_DEFAULT_VALUE, RegistryConfig::checkUrls, HIGH, "Base URLs.")
          .define(
              BASIC_SOURCE,
              Type.STRING,
              "URL",
              ConfigDef.ValidString.in("URL", "USER_INFO"),
              MEDIUM,
              "Source of basic credentials.")
          .define(BASIC_USER_INFO, Type.PASSWORD, null, MEDIUM, "user:password.")
          .define(
              BEARER_SOURCE,
              Type.STRING,
              "",
              ConfigDef.ValidString.in("", "STATIC_TOKEN"),
              MEDIUM,
              "Source of the bearer token.")
          .define(BEARER_TOKEN, Type.PASSWORD, null, MEDIUM, "Bearer token.")
          .define(NORMALIZE, Type.BOOLEAN, false, LOW, "Compare normalised schemas.")
          .define(REQUEST_TIMEOUT, Type.LONG, 10_000L, atLeast(1), LOW, "Time of one request.")
          .define(RETRY_TIMEOUT, Type.LONG, 30_000L, atLeast(0), LOW, "Time of retrying.");

  /** Reads the keys from a map of anything, as Kafka hands it to serializers. */
  public RegistryConfig(Map<String, ?> properties) {
    super(KEYS, withLegacyKeys(properties), false);
    if (mockScope().isPresent() && getList(URL).size() > 1) {
      throw new ConfigException(URL, getList(URL), "mock:// cannot be one of several URLs");
    }
    authorization();
  }

  /** The scope of the registry in memory, or empty where the registry is a real one. */
  public Optional<String> mockScope() {
    String first = getList(URL).get(0);
    return first.startsWith(MOCK) ? Optional.of(first.substring(MOCK.length())) : Optional.empty();
  }

  /** The servers' base URLs, without credentials and without a slash at the end. */
  List<URI> urls() {
    List<URI> urls = new ArrayList<>();
    for (String url : getList(URL)) {
      urls.add(URI.create(url.replaceFirst("//[^/@]*@", "//").replaceFirst("/+$", "")));
    }
    return List.copyOf(urls);
  }

  /** Value of the Authorization header, or empty. */
  Optional<String> authorization() {
    if (!getString(BEARER_SOURCE).isEmpty()) {
      return Optional.of("Bearer " + secret(BEARER_TOKEN, BEARER_SOURCE));
    }
    if (getString(BASIC_SOURCE).equals("USER_INFO")) {
      return Optional.of(BasicCredentials.header(secret(BASIC_USER_INFO, BASIC_SOURCE)));
    }
    return getList(URL).stream()
        .map(URI::create)
        .map(URI::getUserInfo)
        .filter(userInfo -> userInfo != null)
        .findFirst()
        .map(BasicCredentials::header);
  }

  boolean normalize() {
    return getBoolean(NORMALIZE);
  }

  Duration requestTimeout() {
    return Duration.ofMillis(getLong(REQUEST_TIMEOUT));
  }

  Duration retryTimeout() {
    return Duration.ofMillis(getLong(RETRY_TIMEOUT));
  }

  private String secret(String key, String source) {
    if (getPassword(key) == null) {
      throw new ConfigException(key, null, "needed because " + source + " is " + getString(source));
    }
    return getPassword(key).value();
  }

  private static Map<String, ?> withLegacyKeys(Map<String, ?> properties) {
    Map<String, Object> all = new HashMap<>(properties);
    for (String key : List.of(BASIC_SOURCE, BASIC_USER_INFO, BEARER_SOURCE, BEARER_TOKEN)) {
      Object value = properties.get(LEGACY_PREFIX + key);
      if (value != null) {
        all.putIfAbsent(key, value);
      }
    }
    return all;
  }

  private static void checkUrls(String key, Object value) {
    List<?> urls = (List<?>) value;
    if (urls.isEmpty()) {
      throw new ConfigException(key, value, "at least one URL is needed");
    }
    for (Object url : urls) {
      if (!url.toString().matches("(https?|mock)://.+")) {
        throw new ConfigException(key, url, "must begin with http://, https:// or mock://");
      }
    }
  }
}
