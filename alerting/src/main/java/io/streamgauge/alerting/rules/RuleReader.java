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
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Reads YAML into {@link WrittenRule}s; knows its shape, not its meaning. */
final class RuleReader {

  static final String TOP = "rules";

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
        problems.add(
            Place.BEGINNING, "the file is empty, expected is 'rules:' with a list of rules");
      }
      return root;
    } catch (MarkedYAMLException e) {
      Mark mark = e.getProblemMark();
      problems.add(
          mark == null ? Place.BEGINNING : place(mark), "this is not YAML: " + e.getProblem());
    } catch (YAMLException e) {
      problems.add(Place.BEGINNING, "this is not YAML: " + e.getMessage());
    }
    return Optional.empty();
  }

  private List<WrittenRule> file(Node root) {
    if (!(root instanceof MappingNode)) {
      problems.add(place(root), "expected is 'rules:' with a list of rules");
      return List.of();
    }
    Map<String, Node> entries = entries((MappingNode) root);
    entries.forEach(
        (key, node) -> {
          if (!key.equals(TOP)) {
            problems.add(place(node), "'%s' is unknown, allowed is '%s'".formatted(key, TOP));
          }
        });
    if (!entries.containsKey(TOP)) {
      problems.add(place(root), "'rules' is missing");
      return List.of();
    }
    return rules(entries.get(TOP));
  }

  private List<WrittenRule> rules(Node node) {
    List<WrittenRule> rules = new ArrayList<>();
    if (node instanceof SequenceNode list) {
      list.getValue().forEach(each -> rule(each).ifPresent(rules::add));
    } else {
      problems.add(place(node), "'rules' must be a list, each rule beginning with '- '");
    }
    return rules;
  }

  private Optional<WrittenRule> rule(Node node) {
    if (!(node instanceof MappingNode)) {
      problems.add(place(node), "a rule must be made of 'key: value' lines");
      return Optional.empty();
    }
    Map<String, Written> written = new LinkedHashMap<>();
    entries((MappingNode) node)
        .forEach((key, value) -> values(key, value).ifPresent(it -> written.put(key, it)));
    return Optional.of(new WrittenRule(place(node), written));
  }

  private Optional<Written> values(String key, Node node) {
    if (node instanceof ScalarNode scalar) {
      return Optional.of(new Written(place(node), false, List.of(scalar.getValue())));
    }
    if (node instanceof SequenceNode list
        && list.getValue().stream().allMatch(ScalarNode.class::isInstance)) {
      return Optional.of(
          new Written(
              place(node),
              true,
              list.getValue().stream().map(each -> ((ScalarNode) each).getValue()).toList()));
    }
    problems.add(place(node), "'%s' must be a value or a list of values".formatted(key));
    return Optional.empty();
  }

  private Map<String, Node> entries(MappingNode mapping) {
    Map<String, Node> entries = new LinkedHashMap<>();
    for (NodeTuple tuple : mapping.getValue()) {
      if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
        problems.add(place(tuple.getKeyNode()), "a key must be a word");
      } else if (entries.putIfAbsent(key.getValue(), tuple.getValueNode()) != null) {
        problems.add(place(key), "'%s' stands here a second time".formatted(key.getValue()));
      }
    }
    return entries;
  }

  private static Place place(Node node) {
    return place(node.getStartMark());
  }

  private static Place place(Mark mark) {
    return new Place(mark.getLine() + 1, mark.getColumn() + 1);
  }
}
