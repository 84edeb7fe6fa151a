package picklescope.settings;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.BooleanNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/**
 * How a value of a setting stands in JSON.
 *
 * @param read what a node says; empty if it is missing or of the wrong kind
 * @param write the node of a value
 * @param keeps whether what else stands in an object stays there when it is written
 */
record Codec<T>(Function<JsonNode, Optional<T>> read, Function<T, JsonNode> write, boolean keeps) {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  Codec(Function<JsonNode, Optional<T>> read, Function<T, JsonNode> write) {
    this(read, write, false);
  }

  /** Returns the same, written into what stands there already. */
  Codec<T> kept() {
    return new Codec<>(read, write, true);
  }

  static final Codec<String> TEXT =
      new Codec<>(
          json -> json.isString() ? Optional.of(json.stringValue()) : Optional.empty(),
          StringNode::valueOf);

  static final Codec<Boolean> SWITCH =
      new Codec<>(
          json -> json.isBoolean() ? Optional.of(json.booleanValue()) : Optional.empty(),
          BooleanNode::valueOf);

  static final Codec<Double> NUMBER =
      new Codec<>(
          json -> json.isNumber() ? Optional.of(json.doubleValue()) : Optional.empty(),
          NODES::numberNode);

  /** Whole numbers, and others cut to them. */
  static final Codec<Long> WHOLE =
      new Codec<>(
          json ->
              json.canConvertToLong() && json.isIntegralNumber()
                  ? Optional.of(json.longValue())
                  : NUMBER.read().apply(json).map(Double::longValue),
          NODES::numberNode);

  /** Whole numbers of an int; beyond it, the nearest. */
  static final Codec<Integer> INT =
      WHOLE.as(
          read -> Optional.of(Math.clamp(read, Integer.MIN_VALUE, Integer.MAX_VALUE)),
          Integer::longValue);

  /** Returns a codec of what is written as another type. */
  <R> Codec<R> as(Function<T, Optional<R>> from, Function<R, T> to) {
    return new Codec<>(
        json -> read.apply(json).flatMap(from), value -> write.apply(to.apply(value)));
  }

  /** Returns a codec of one of some values, each by its text. */
  static <T> Codec<T> oneOf(T[] values, Function<T, String> text) {
    return TEXT.as(
        read ->
            List.of(values).stream()
                .filter(it -> text.apply(it).equalsIgnoreCase(read))
                .findFirst(),
        text);
  }

  /** Returns a codec of an array; items of the wrong kind are left out. */
  static <T> Codec<List<T>> list(Codec<T> item) {
    return new Codec<>(
        json -> {
          var items = new ArrayList<T>();
          json.forEach(node -> item.read().apply(node).ifPresent(items::add));
          return json.isArray() ? Optional.of(List.copyOf(items)) : Optional.empty();
        },
        items -> {
          var json = NODES.arrayNode();
          items.forEach(one -> json.add(item.write().apply(one)));
          return json;
        });
  }

  /** Returns a codec of an object with any names; values of the wrong kind are left out. */
  static <T> Codec<Map<String, T>> map(Codec<T> value) {
    return new Codec<>(
        json -> {
          var map = new LinkedHashMap<String, T>();
          if (json.isObject()) {
            json.forEachEntry(
                (name, node) -> value.read().apply(node).ifPresent(it -> map.put(name, it)));
          }
          return json.isObject() ? Optional.of(map) : Optional.empty();
        },
        map -> {
          var json = object();
          map.forEach((name, it) -> json.set(name, value.write().apply(it)));
          return json;
        });
  }

  /** Returns a codec of what may be missing; nothing is written then. */
  static <T> Codec<Optional<T>> optional(Codec<T> value) {
    return new Codec<>(
        json -> Optional.of(value.read().apply(json)),
        it -> it.map(value.write()).orElseGet(NODES::missingNode));
  }

  static ObjectNode object() {
    return NODES.objectNode();
  }
}
