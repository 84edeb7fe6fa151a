package picklescope.python;

import java.math.BigInteger;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Builds values from the corpus's {@code sym}, which says what a stream says. */
final class SymbolicValues {
  private final Map<Integer, PyValue> shared = new HashMap<>();

  /** The value, built without our own reader. */
  static PyValue of(JsonNode sym) {
    return new SymbolicValues().value(sym);
  }

  private PyValue value(JsonNode node) {
    if (node.has("ref")) {
      return shared.get(node.get("ref").asInt());
    }
    JsonNode v = node.path("v");
    return switch (node.get("t").asString()) {
      case "none" -> PyNone.NONE;
      case "bool" -> PyBool.of(v.asBoolean());
      case "int" -> PyInt.of(integer(v.asString()));
      case "float" ->
          new PyFloat(Double.longBitsToDouble(Long.parseUnsignedLong(v.asString(), 16)));
      case "str" -> shared(node, text(node));
      case "str2" -> shared(node, PyStr2.of(HexFormat.of().parseHex(v.asString())));
      case "bytes" -> shared(node, PyBytes.of(HexFormat.of().parseHex(v.asString())));
      case "bytearray" -> shared(node, PyByteArray.of(HexFormat.of().parseHex(v.asString())));
      case "list" -> {
        var list = shared(node, PyList.of());
        node.path("items").forEach(item -> list.add(value(item)));
        yield list;
      }
      case "tuple" -> {
        var tuple = shared(node, PyTuple.of());
        node.path("items").forEach(item -> tuple.add(value(item)));
        yield tuple;
      }
      case "set" -> {
        var set = shared(node, PySet.of());
        node.path("items").forEach(item -> set.add(value(item)));
        yield set;
      }
      case "frozenset" -> {
        var set = shared(node, PyFrozenSet.of());
        node.path("items").forEach(item -> set.add(value(item)));
        yield set;
      }
      case "dict" -> {
        var dict = shared(node, PyDict.of());
        node.path("pairs").forEach(pair -> dict.put(value(pair.get(0)), value(pair.get(1))));
        yield dict;
      }
      case "global" ->
          shared(node, new PyGlobal(PyStr.of(v.get(0).asString()), PyStr.of(v.get(1).asString())));
      case "reduce" -> object(node, PyObject.Made.REDUCE);
      case "newobj" -> object(node, PyObject.Made.NEWOBJ);
      case "newobj_ex" -> object(node, PyObject.Made.NEWOBJ_EX);
      case "obj" -> object(node, PyObject.Made.INSTANCE);
      case "ext" -> new PyExtension(v.asLong());
      case "persid" -> new PyPersistent(value(v.get(0)));
      case "buffer" -> new PyBuffer(v.asInt(), false);
      case "readonly" -> new PyBuffer(node.get("items").get(0).get("v").asInt(), true);
      case "pickle" -> {
        node.get("items").forEach(item -> value(item));
        yield value(node.get("items").get(0));
      }
      case String other -> throw new IllegalArgumentException(other);
    };
  }

  /** Decimal, or hexadecimal when it is long. */
  private static BigInteger integer(String text) {
    return text.contains("0x") ? new BigInteger(text.replace("0x", ""), 16) : new BigInteger(text);
  }

  private PyObject object(JsonNode node, PyObject.Made made) {
    JsonNode v = node.get("v");
    var object =
        shared(
            node,
            new PyObject(
                made,
                value(v.get(0)),
                value(v.get(1)),
                v.size() > 2 ? value(v.get(2)) : PyNone.NONE));
    node.path("items").forEach(item -> object.addItem(value(item)));
    node.path("pairs").forEach(pair -> object.addPair(value(pair.get(0)), value(pair.get(1))));
    node.path("state").forEach(state -> object.addState(value(state)));
    return object;
  }

  private static PyStr text(JsonNode node) {
    if (!node.has("cp")) {
      return PyStr.of(node.get("v").asString());
    }
    int[] points = new int[node.get("cp").size()];
    for (int i = 0; i < points.length; i++) {
      points[i] = node.get("cp").get(i).asInt();
    }
    return PyStr.ofCodePoints(points);
  }

  private <T extends PyValue> T shared(JsonNode node, T value) {
    if (node.has("id")) {
      shared.put(node.get("id").asInt(), value);
    }
    return value;
  }
}
