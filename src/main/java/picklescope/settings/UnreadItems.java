package picklescope.settings;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The items of an array, and the fields of an object, that this version does not read, such as
 * those of a newer version: they stay in the settings file. Without them, the array or object has
 * the same value.
 *
 * @param read returns the value of an array or object
 */
record UnreadItems<T>(Function<JsonNode, T> read) {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  /**
   * Returns what is to be written with the items of the file that are not read. What has the same
   * value as in the file is as it is there.
   */
  JsonNode keptIn(JsonNode written, JsonNode there) {
    if (written instanceof ObjectNode ours && there instanceof ObjectNode theirs) {
      return fields(ours, theirs);
    }
    if (written instanceof ArrayNode ours && there instanceof ArrayNode theirs) {
      return items(ours, theirs);
    }
    return written;
  }

  /** Returns whether a field of an object is not read. */
  boolean isUnread(Map.Entry<String, JsonNode> field) {
    return field(field.getKey(), field.getValue()).equals(read.apply(NODES.objectNode()));
  }

  private ObjectNode fields(ObjectNode ours, ObjectNode theirs) {
    var all = NODES.objectNode();
    for (var field : theirs.properties()) {
      String name = field.getKey();
      var our = ours.path(name);
      if (our.isMissingNode()
          ? isUnread(field)
          : field(name, our).equals(field(name, field.getValue()))) {
        all.set(name, field.getValue());
      } else if (!our.isMissingNode()) {
        all.set(name, our);
      }
    }
    for (var field : ours.properties()) {
      if (!all.has(field.getKey())) {
        all.set(field.getKey(), field.getValue());
      }
    }
    return all;
  }

  /** Those that are not read follow the same item as before, if there is one. */
  private ArrayNode items(ArrayNode ours, ArrayNode theirs) {
    var values = new HashSet<T>();
    ours.forEach(item -> values.add(item(item)));
    T nothing = read.apply(NODES.arrayNode());
    T before = nothing;
    var same = new HashMap<T, Queue<JsonNode>>();
    var behind = new HashMap<T, List<JsonNode>>();
    for (JsonNode item : theirs) {
      T value = item(item);
      if (value.equals(nothing)) {
        behind.computeIfAbsent(before, _ -> new ArrayList<>()).add(item);
      } else if (values.contains(value)) {
        same.computeIfAbsent(value, _ -> new ArrayDeque<>()).add(item);
        before = value;
      }
    }
    var all = NODES.arrayNode().addAll(behind.getOrDefault(nothing, List.of()));
    for (JsonNode item : ours) {
      T value = item(item);
      var theirsNext = same.getOrDefault(value, new ArrayDeque<>()).poll();
      all.add(theirsNext == null ? item : theirsNext);
      var unread = behind.remove(value);
      all.addAll(unread == null ? List.of() : unread);
    }
    return all;
  }

  private T field(String name, JsonNode value) {
    return read.apply(NODES.objectNode().set(name, value));
  }

  private T item(JsonNode item) {
    return read.apply(NODES.arrayNode().add(item));
  }
}
