package io.streamgauge.alerting.rules;

import static java.util.stream.Collectors.joining;

import io.streamgauge.alerting.rules.WrittenRule.Written;
import java.io.Reader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
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

/** Reads YAML into {@link WrittenRule}s, or other entries; knows its shape, not its meaning. */
public final class RuleReader {

  static final String TOP = "rules";
  static final String KIND = "rule";

  private final Problems problems;
  private final String top;
  private final Map<String, String> kinds;

  /**
   * @param top the key of the list: {@code rules}
   * @param kind what its entries are called: {@code rule}
   */
  public RuleReader(Problems problems, String top, String kind) {
    this(problems, top, Map.of(top, kind));
  }

  /**
   * @param top the key of the list that has to be there
   * @param kinds what the entries are called of each list that may be there, by its key
   */
  RuleReader(Problems problems, String top, Map<String, String> kinds) {
    this.problems = problems;
    this.top = top;
    this.kinds = new TreeMap<>(kinds);
  }

  /** What stands in the list, in its order, as far as it can be read. */
  public List<WrittenRule> read(Reader yaml) {
    return readAll(yaml).getOrDefault(top, List.of());
  }

  /** What stands in each list that is there. */
  Map<String, List<WrittenRule>> readAll(Reader yaml) {
    return compose(yaml).map(this::file).orElseGet(Map::of);
  }

  private Optional<Node> compose(Reader yaml) {
    try {
      Optional<Node> root = Optional.ofNullable(new Yaml(new LoaderOptions()).compose(yaml));
      if (root.isEmpty()) {
        problems.add(Place.BEGINNING, "the file is empty, " + expected());
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

  private String expected() {
    return "expected is '%s:' with a list of %s".formatted(top, top);
  }

  private Map<String, List<WrittenRule>> file(Node root) {
    if (!(root instanceof MappingNode)) {
      problems.add(place(root), expected());
      return Map.of();
    }
    Map<String, Node> entries = entries((MappingNode) root);
    Map<String, List<WrittenRule>> lists = new HashMap<>();
    entries.forEach(
        (key, node) -> {
          if (kinds.containsKey(key)) {
            lists.put(key, list(key, node));
          } else {
            problems.add(place(node), "'%s' is unknown, allowed is %s".formatted(key, allowed()));
          }
        });
    if (!entries.containsKey(top)) {
      problems.add(place(root), "'%s' is missing".formatted(top));
    }
    return lists;
  }

  /** That which has to be there first. */
  private String allowed() {
    return Stream.concat(Stream.of(top), kinds.keySet().stream().filter(key -> !key.equals(top)))
        .map("'%s'"::formatted)
        .collect(joining(", "));
  }

  private List<WrittenRule> list(String key, Node node) {
    String kind = kinds.get(key);
    List<WrittenRule> rules = new ArrayList<>();
    if (node instanceof SequenceNode list) {
      list.getValue().forEach(each -> rule(kind, each).ifPresent(rules::add));
    } else {
      problems.add(
          place(node), "'%s' must be a list, each %s beginning with '- '".formatted(key, kind));
    }
    return rules;
  }

  private Optional<WrittenRule> rule(String kind, Node node) {
    if (!(node instanceof MappingNode)) {
      problems.add(place(node), "a %s must be made of 'key: value' lines".formatted(kind));
      return Optional.empty();
    }
    return Optional.of(new WrittenRule(kind, place(node), written((MappingNode) node)));
  }

  private Map<String, Written> written(MappingNode mapping) {
    Map<String, Written> written = new LinkedHashMap<>();
    entries(mapping)
        .forEach((key, value) -> values(key, value).ifPresent(it -> written.put(key, it)));
    return written;
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
    if (node instanceof MappingNode mapping) {
      return Optional.of(Written.map(place(node), written(mapping)));
    }
    problems.add(place(node), "'%s' must be a value or a list of values".formatted(key));
    return Optional.empty();
  }

  private Map<String, Node> entries(MappingNode mapping) {
    Map<String, Node> entries = new LinkedHashMap<>();
    for (NodeTuple tuple : mapping.getValue()) {
      if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
        problems.add(
            place(tuple.getKeyNode()),
            "a key must be a word; text that begins with a brace wants quotes around it");
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
