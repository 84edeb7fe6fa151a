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
 * The form of a value of a setting in JSON.
 *
 * @param read returns the value of a node; empty if it is missing or has the wrong type
 * @param write returns the node of a value
 */
record Codec<T>(Function<JsonNode, Optional<T>> read, Function<T, JsonNode> write) {
  /** The most items that are read of an array or an object with any names. */
  static final int MOST_ITEMS = 1_000;

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  static final Codec<String> TEXT =
      new Codec<>(
          json -> json.isString() ? Optional.of(json.stringValue()) : Optional.empty(),
          StringNode::valueOf);

  static final Codec<Boolean> SWITCH =
      new Codec<>(
          json -> json.isBoolean() ? Optional.of(json.booleanValue()) : Optional.empty(),
          BooleanNode::valueOf);

  /** Numbers; those beyond the range of a double are infinite. */
  static final Codec<Double> NUMBER =
      new Codec<>(
          json ->
              json.isNumber() ? Optional.of(json.numberValue().doubleValue()) : Optional.empty(),
          NODES::numberNode);

  /** Whole numbers; others are rounded towards zero. */
  static final Codec<Long> WHOLE =
      new Codec<>(
          json ->
              json.canConvertToLong() && json.isIntegralNumber()
                  ? Optional.of(json.longValue())
                  : NUMBER.read().apply(json).map(Double::longValue),
          NODES::numberNode);

  /** Whole numbers in the range of an int; others become the nearest one. */
  static final Codec<Integer> INT =
      WHOLE.as(
          read -> Optional.of(Math.clamp(read, Integer.MIN_VALUE, Integer.MAX_VALUE)),
          Integer::longValue);

  /** Returns a codec of a type that is written as this one. */
  <R> Codec<R> as(Function<T, Optional<R>> from, Function<R, T> to) {
    return new Codec<>(
        json -> read.apply(json).flatMap(from), value -> write.apply(to.apply(value)));
  }

  /** Returns a codec of some values, each of which has a text; case is ignored. */
  static <T> Codec<T> oneOf(T[] values, Function<T, String> text) {
    return TEXT.as(
        read ->
            List.of(values).stream()
                .filter(it -> text.apply(it).equalsIgnoreCase(read))
                .findFirst(),
        text);
  }

  /**
   * Returns a codec of an array; items of the wrong type, and those that are too many, are left
   * out.
   */
  static <T> Codec<List<T>> list(Codec<T> item) {
    return new Codec<>(
        json -> {
          var items = new ArrayList<T>();
          json.valueStream()
              .limit(MOST_ITEMS)
              .forEach(node -> item.read().apply(node).ifPresent(items::add));
          return json.isArray() ? Optional.of(List.copyOf(items)) : Optional.empty();
        },
        items -> {
          var json = NODES.arrayNode();
          items.forEach(one -> json.add(item.write().apply(one)));
          return json;
        });
  }

  /**
   * Returns a codec of an object with any names; values of the wrong type, and those that are too
   * many, are left out.
   */
  static <T> Codec<Map<String, T>> map(Codec<T> value) {
    return new Codec<>(
        json -> {
          var map = new LinkedHashMap<String, T>();
          json.propertyStream()
              .limit(MOST_ITEMS)
              .forEach(one ->
                  value.read().apply(one.getValue()).ifPresent(it -> map.put(one.getKey(), it)));
          return json.isObject() ? Optional.of(map) : Optional.empty();
        },
        map -> {
          var json = object();
          map.forEach((name, it) -> json.set(name, value.write().apply(it)));
          return json;
        });
  }

  /** Returns a codec of an optional value; an empty one is not written. */
  static <T> Codec<Optional<T>> optional(Codec<T> value) {
    return new Codec<>(
        json -> Optional.of(value.read().apply(json)),
        it -> it.map(value.write()).orElseGet(NODES::missingNode));
  }

  /** Returns whether an array or object is, or contains, one of which not all items are read. */
  static boolean isTooLong(JsonNode json) {
    return json.size() > MOST_ITEMS || json.valueStream().anyMatch(Codec::isTooLong);
  }

  static ObjectNode object() {
    return NODES.objectNode();
  }
}
