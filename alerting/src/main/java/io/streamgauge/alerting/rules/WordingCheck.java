package io.streamgauge.alerting.rules;

import io.streamgauge.alerting.rules.WrittenRule.Written;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Reads labels, annotations and the runbook of a rule. */
final class WordingCheck {

  static final String LABELS = "labels";
  static final String ANNOTATIONS = "annotations";
  static final String RUNBOOK = "runbook";

  /** What Prometheus and Alertmanager take too. */
  static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,99}");

  static final Pattern LINK = Pattern.compile("https?://\\S+");
  static final int MOST = 50;
  static final int LONGEST = 2_000;

  private static final String LINK_ALLOWED =
      "an address that begins with https:// or http://, at most %d characters".formatted(LONGEST);

  private final Fields fields;

  WordingCheck(Fields fields) {
    this.fields = fields;
  }

  Optional<Wording> check() {
    Optional<Map<String, Template>> labels = templates(LABELS, Map.of());
    Optional<Map<String, Template>> annotations = templates(ANNOTATIONS, labels.orElseGet(Map::of));
    Optional<Optional<URI>> runbook =
        fields.optional(RUNBOOK, WordingCheck::link, LINK_ALLOWED, Optional.empty());
    return labels.isPresent() && annotations.isPresent() && runbook.isPresent()
        ? Optional.of(new Wording(labels.get(), annotations.get(), runbook.get()))
        : Optional.empty();
  }

  private Optional<Map<String, Template>> templates(String key, Map<String, Template> labels) {
    Optional<Map<String, Written>> entries = fields.map(key);
    Map<String, Template> templates = new TreeMap<>();
    entries.ifPresent(
        all ->
            all.forEach(
                (name, value) ->
                    template(key, name, value, labels).ifPresent(it -> templates.put(name, it))));
    boolean whole = entries.isPresent() && entries.get().size() == templates.size();
    if (whole && templates.size() > MOST) {
      fields.problem(key, "'%s' are %d, allowed are %d".formatted(key, templates.size(), MOST));
      return Optional.empty();
    }
    return whole ? Optional.of(templates) : Optional.empty();
  }

  private Optional<Template> template(
      String key, String name, Written value, Map<String, Template> labels) {
    String path = key + "." + name;
    if (!NAME.matcher(name).matches()) {
      problem(value, "'%s' is no name, allowed are letters, digits and '_', at most 100", path);
      return Optional.empty();
    }
    if (!value.isScalar() || value.toString().length() > LONGEST) {
      problem(value, "'%s' must be text of at most " + LONGEST + " characters", path);
      return Optional.empty();
    }
    Template template = new Template(value.toString());
    return canBeFilled(path, template, value, labels) ? Optional.of(template) : Optional.empty();
  }

  private boolean canBeFilled(
      String path, Template template, Written value, Map<String, Template> labels) {
    boolean ofLabels = path.startsWith(LABELS);
    if (!template.wellFormed()) {
      problem(value, "'%s' has a {{ without its }}", path);
      return false;
    }
    Optional<String> unknown =
        template.places().stream().filter(it -> !isKnown(it, ofLabels, labels)).findFirst();
    unknown.ifPresent(
        it ->
            problem(
                value, "'%s' asks for {{%s}}, allowed is %s", path, it, allowed(ofLabels, labels)));
    return unknown.isEmpty();
  }

  private static boolean isKnown(String place, boolean ofLabels, Map<String, Template> labels) {
    return place.startsWith(Placeholder.LABEL)
        ? labels.containsKey(place.substring(Placeholder.LABEL.length()))
        : Placeholder.of(place).filter(it -> it.isLasting() || !ofLabels).isPresent();
  }

  private static String allowed(boolean ofLabels, Map<String, Template> labels) {
    StringBuilder allowed = new StringBuilder(Placeholder.allowed(ofLabels));
    labels.keySet().forEach(label -> allowed.append(", ").append(Placeholder.LABEL).append(label));
    return allowed.toString();
  }

  private void problem(Written value, String what, Object... details) {
    fields.problems().add(value.place(), what.formatted(details));
  }

  private static Optional<URI> link(String text) {
    try {
      URI uri = new URI(text);
      return LINK.matcher(text).matches() && uri.getHost() != null && text.length() <= LONGEST
          ? Optional.of(uri)
          : null;
    } catch (URISyntaxException e) {
      return null;
    }
  }
}
