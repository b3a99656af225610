package io.streamgauge.alerting.rules;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.streamgauge.service.http.Json;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;

/**
 * A rule in a form in which equal rules are equal texts, however they were formatted, and different
 * ones differ. What a rule does not ask for is left out, so that its text stays the same when more
 * can be asked for.
 */
final class RuleText {

  private static final int VERSION_BYTES = 6;

  private RuleText() {}

  /** The first 12 hexadecimal digits of the SHA-256 of the text. */
  static String version(Rule rule) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(of(rule).getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, VERSION_BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  static String of(Rule rule) {
    ObjectNode text = Json.mapper().createObjectNode();
    text.put("name", rule.name());
    text.put("when", rule.condition().text());
    text.put("for", rule.hold().toString());
    text.put("keepFiring", rule.keepFiring().toString());
    text.put("windows", rule.quorum().least() + " of " + rule.quorum().of());
    text.put("window", rule.window().toString());
    text.put("severity", rule.severity().name());
    text.put("services", rule.services().toString());
    text.put("series", rule.series().toString());
    text.put("scope", rule.scope().name());
    putVariants(rule.variants(), text);
    text.put("minimum", rule.minimum().open() + " and " + rule.minimum().complete());
    text.put("noData", rule.noData().name());
    putWording(rule.wording(), text);
    return text.toString();
  }

  private static void putVariants(Variants variants, ObjectNode text) {
    if (variants.areToldApart()) {
      ObjectNode all = text.putObject("variants");
      variants.inOrder().forEach((each, chosen) -> all.put(each.key(), chosen.toString()));
    }
  }

  private static void putWording(Wording wording, ObjectNode text) {
    putTemplates("labels", wording.labels(), text);
    putTemplates("annotations", wording.annotations(), text);
    wording.runbook().ifPresent(link -> text.put("runbook", link.toString()));
  }

  private static void putTemplates(String key, Map<String, Template> templates, ObjectNode text) {
    if (!templates.isEmpty()) {
      ObjectNode all = text.putObject(key);
      templates.forEach((name, template) -> all.put(name, template.text()));
    }
  }
}
