package io.streamgauge.alerting.rules;

import io.streamgauge.alerting.rules.WrittenRule.Written;
import java.io.Reader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Reads YAML into {@link WrittenRule}s; knows its shape, not its meaning. */
final class RuleReader {

  private static final String TOP = "rules";

  private final Problems problems;

  RuleReader(Problems problems) {
    this.problems = problems;
  }

  List<WrittenRule> read(Reader yaml) {
    return compose(yaml).map(this::file).orElseGet(List::of);
  }

  private Optional<Node> compose(Reader yaml) {
    try {
      Optional<Node> root = Optional.ofNullable(new Yaml(new LoaderOptions()).compose(yaml));
      if (root.isEmpty()) {
        problems.add(1, "the file is empty, expected is 'rules:' with a list of rules");
      }
      return root;
    } catch (MarkedYAMLException e) {
      int line = e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1;
      problems.add(line, "this is not YAML: " + e.getProblem());
    } catch (YAMLException e) {
      problems.add(1, "this is not YAML: " + e.getMessage());
    }
    return Optional.empty();
  }

  private List<WrittenRule> file(Node root) {
    if (!(root instanceof MappingNode)) {
      problems.add(line(root), "expected is 'rules:' with a list of rules");
      return List.of();
    }
    Map<String, Node> entries = entries((MappingNode) root);
    entries.forEach(
        (key, node) -> {
          if (!key.equals(TOP)) {
            problems.add(line(node), "'%s' is unknown, allowed is '%s'".formatted(key, TOP));
          }
        });
    if (!entries.containsKey(TOP)) {
      problems.add(line(root), "'rules' is missing");
      return List.of();
    }
    return rules(entries.get(TOP));
  }

  private List<WrittenRule> rules(Node node) {
    List<WrittenRule> rules = new ArrayList<>();
    if (node instanceof SequenceNode list) {
      list.getValue().forEach(each -> rule(each).ifPresent(rules::add));
    } else {
      problems.add(line(node), "'rules' must be a list, each rule beginning with '- '");
    }
    return rules;
  }

  private Optional<WrittenRule> rule(Node node) {
    if (!(node instanceof MappingNode)) {
      problems.add(line(node), "a rule must be made of 'key: value' lines");
      return Optional.empty();
    }
    Map<String, Written> written = new LinkedHashMap<>();
    entries((MappingNode) node)
        .forEach((key, value) -> values(key, value).ifPresent(it -> written.put(key, it)));
    return Optional.of(new WrittenRule(line(node), written));
  }

  private Optional<Written> values(String key, Node node) {
    if (node instanceof ScalarNode scalar) {
      return Optional.of(new Written(line(node), false, List.of(scalar.getValue())));
    }
    if (node instanceof SequenceNode list
        && list.getValue().stream().allMatch(ScalarNode.class::isInstance)) {
      return Optional.of(
          new Written(
              line(node),
              true,
              list.getValue().stream().map(each -> ((ScalarNode) each).getValue()).toList()));
    }
    problems.add(line(node), "'%s' must be a value or a list of values".formatted(key));
    return Optional.empty();
  }

  private Map<String, Node> entries(MappingNode mapping) {
    Map<String, Node> entries = new LinkedHashMap<>();
    for (NodeTuple tuple : mapping.getValue()) {
      if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
        problems.add(line(tuple.getKeyNode()), "a key must be a word");
      } else if (entries.putIfAbsent(key.getValue(), tuple.getValueNode()) != null) {
        problems.add(line(key), "'%s' stands here a second time".formatted(key.getValue()));
      }
    }
    return entries;
  }

  private static int line(Node node) {
    return node.getStartMark().getLine() + 1;
  }
}
