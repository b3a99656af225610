package io.streamgauge.alerting.trial;

import io.streamgauge.alerting.rules.Fields;
import io.streamgauge.alerting.rules.Place;
import io.streamgauge.alerting.rules.Problems;
import io.streamgauge.alerting.rules.WrittenRule;
import io.streamgauge.alerting.rules.WrittenRule.Written;
import java.io.StringReader;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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

/** Reads the shape of a test file: mappings of values, and of lists of mappings. */
final class TestNodes {

  private final Problems problems;

  TestNodes(Problems problems) {
    this.problems = problems;
  }

  /**
   * One mapping.
   *
   * @param values the keys with a value behind them
   * @param lists those with a list of mappings, as they stand there
   */
  record Mapping(Fields values, Map<String, Node> lists) {
    Place place() {
      return values.rule().place();
    }
  }

  /** The whole file. */
  Optional<Node> root(String yaml) {
    try {
      Optional<Node> root =
          Optional.ofNullable(new Yaml(new LoaderOptions()).compose(new StringReader(yaml)));
      if (root.isEmpty()) {
        problems.add(Place.BEGINNING, "the file is empty, expected is a list of tests");
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

  /**
   * A mapping; what has other keys than these becomes a problem.
   *
   * @param kind what problems call it
   */
  Optional<Mapping> mapping(String kind, Node node, Set<String> values, Set<String> lists) {
    if (!(node instanceof MappingNode mapping)) {
      problems.add(place(node), "a %s must be made of 'key: value' lines".formatted(kind));
      return Optional.empty();
    }
    Map<String, Written> written = new LinkedHashMap<>();
    Map<String, Node> nested = new LinkedHashMap<>();
    for (NodeTuple entry : mapping.getValue()) {
      String key = entry.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "";
      if (written.containsKey(key) || nested.containsKey(key)) {
        problems.add(place(entry.getKeyNode()), "'%s' stands here a second time".formatted(key));
      } else if (lists.contains(key)) {
        nested.put(key, entry.getValueNode());
      } else if (!values.contains(key)) {
        problems.add(place(entry.getKeyNode()), unknown(key, kind, values, lists));
      } else if (entry.getValueNode() instanceof ScalarNode scalar) {
        written.put(key, new Written(place(scalar), false, List.of(scalar.getValue())));
      } else {
        problems.add(place(entry.getValueNode()), "'%s' must be a value".formatted(key));
      }
    }
    WrittenRule all = new WrittenRule(kind, place(node), written);
    return Optional.of(new Mapping(new Fields(all, problems), nested));
  }

  private static String unknown(String key, String kind, Set<String> values, Set<String> lists) {
    String allowed = String.join(", ", values.stream().sorted().toList());
    String more = String.join(", ", lists.stream().sorted().toList());
    return "'%s' is unknown in this %s, allowed is %s%s"
        .formatted(key, kind, allowed, more.isEmpty() ? "" : ", " + more);
  }

  /** What stands in a list of a mapping; a list that is missing or empty becomes a problem. */
  List<Node> list(Mapping mapping, String key) {
    Node node = mapping.lists().get(key);
    if (node instanceof SequenceNode list && !list.getValue().isEmpty()) {
      return list.getValue();
    }
    problems.add(
        node == null ? mapping.place() : place(node),
        "'%s' %s, allowed is a list, each entry beginning with '- '"
            .formatted(key, node == null ? "is missing" : "holds nothing"));
    return List.of();
  }

  private static Place place(Node node) {
    return place(node.getStartMark());
  }

  private static Place place(Mark mark) {
    return new Place(mark.getLine() + 1, mark.getColumn() + 1);
  }
}
