package picklescope.pickle;

import java.math.BigInteger;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picklescope.python.PyBool;
import picklescope.python.PyBuffer;
import picklescope.python.PyByteArray;
import picklescope.python.PyBytes;
import picklescope.python.PyDict;
import picklescope.python.PyExtension;
import picklescope.python.PyFloat;
import picklescope.python.PyFrozenSet;
import picklescope.python.PyGlobal;
import picklescope.python.PyInt;
import picklescope.python.PyList;
import picklescope.python.PyNone;
import picklescope.python.PyObject;
import picklescope.python.PyPersistent;
import picklescope.python.PySet;
import picklescope.python.PyStr;
import picklescope.python.PyStr2;
import picklescope.python.PyTuple;
import picklescope.python.PyValue;
import tools.jackson.databind.JsonNode;

/** Compares what was read with {@code sym} of the corpus, the content of the stream as a graph. */
final class SymbolicTree {
  private record Pair(PyValue value, JsonNode node, String path) {}

  private final Map<Integer, PyValue> shared = new HashMap<>();
  private final ArrayDeque<Pair> open = new ArrayDeque<>();

  /** Returns the first difference, or empty. */
  static Optional<String> difference(PickleReader.Pickle pickle, JsonNode sym) {
    var tree = new SymbolicTree();
    if (sym.path("t").asString("").equals("pickle")) {
      List<PyValue> all = new ArrayList<>();
      all.add(pickle.value());
      all.addAll(pickle.popped());
      tree.items(all, sym.get("items"), "");
    } else {
      if (!pickle.popped().isEmpty()) {
        return Optional.of("popped " + pickle.popped());
      }
      tree.open.add(new Pair(pickle.value(), sym, ""));
    }
    while (!tree.open.isEmpty()) {
      Pair pair = tree.open.pop();
      try {
        tree.compare(pair.value, pair.node, pair.path);
      } catch (AssertionError | RuntimeException e) {
        return Optional.of("at '" + pair.path + "' " + e.getMessage() + " in " + cut(pair.node));
      }
    }
    return Optional.empty();
  }

  private static String cut(JsonNode node) {
    String text = node.path("t").asString("ref") + node.path("v");
    return text.length() > 300 ? text.substring(0, 300) : text;
  }

  private void compare(PyValue value, JsonNode node, String path) {
    if (node.has("ref")) {
      check(shared.get(node.get("ref").asInt()) == value, "is not the shared one");
      return;
    }
    if (node.has("id")) {
      check(shared.put(node.get("id").asInt(), value) == null, "id twice");
    }
    JsonNode v = node.path("v");
    switch (node.get("t").asString()) {
      case "none" -> check(value == PyNone.NONE, "not None");
      case "bool" -> check(value == PyBool.of(v.asBoolean()), "bool");
      case "int" ->
          check(value instanceof PyInt number && same(number, v.asString()), "int " + value);
      case "float" ->
          check(
              HexFormat.of()
                  .toHexDigits(Double.doubleToRawLongBits(((PyFloat) value).value()))
                  .equals(v.asString()),
              "float " + ((PyFloat) value).value());
      case "str" -> {
        PyStr wanted =
            node.has("cp")
                ? PyStr.ofCodePoints(
                    node.get("cp").valueStream().mapToInt(JsonNode::asInt).toArray())
                : PyStr.of(v.asString());
        check(value.equals(wanted), "str " + value);
      }
      case "str2" ->
          check(value instanceof PyStr2 s && hex(s.bytes()).equals(v.asString()), "str2");
      case "bytes" ->
          check(value instanceof PyBytes s && hex(s.bytes()).equals(v.asString()), "bytes");
      case "bytearray" ->
          check(value instanceof PyByteArray s && hex(s.bytes()).equals(v.asString()), "bytearray");
      case "list" -> items(((PyList) value).items(), node.path("items"), path);
      case "tuple" -> items(((PyTuple) value).items(), node.path("items"), path);
      case "set" -> items(((PySet) value).items(), node.path("items"), path);
      case "frozenset" -> items(((PyFrozenSet) value).items(), node.path("items"), path);
      case "dict" -> pairs(((PyDict) value).entries(), node.path("pairs"), path);
      case "global" -> {
        var global = (PyGlobal) value;
        check(
            global.module().toString().equals(v.get(0).asString())
                && global.name().toString().equals(v.get(1).asString()),
            "global " + global);
      }
      case "ext" -> check(((PyExtension) value).code() == v.asInt(), "ext");
      case "persid" -> items(List.of(((PyPersistent) value).id()), v, path + ".id");
      case "buffer" -> check(((PyBuffer) value).index() == v.asInt(), "buffer");
      case "readonly" -> {
        var buffer = (PyBuffer) value;
        check(buffer.readOnly(), "not read-only");
        items(List.of(new PyBuffer(buffer.index(), false)), node.get("items"), path);
      }
      case "reduce" -> object(value, PyObject.Operation.REDUCE, node, path);
      case "newobj" -> object(value, PyObject.Operation.NEWOBJ, node, path);
      case "newobj_ex" -> object(value, PyObject.Operation.NEWOBJ_EX, node, path);
      case "obj" -> object(value, PyObject.Operation.INSTANCE, node, path);
      default -> check(false, "unknown kind");
    }
  }

  private void object(PyValue value, PyObject.Operation made, JsonNode node, String path) {
    var object = (PyObject) value;
    check(object.operation() == made, "made by " + object.operation());
    List<PyValue> parts = new ArrayList<>(List.of(object.callable(), object.arguments()));
    if (made == PyObject.Operation.NEWOBJ_EX) {
      parts.add(object.keywords());
    }
    pairs(object.pairs(), node.path("pairs"), path + ".pairs");
    items(object.items(), node.path("items"), path + ".items");
    items(object.states(), node.path("state"), path + ".state");
    items(parts, node.get("v"), path + ".v");
  }

  private void items(List<PyValue> values, JsonNode nodes, String path) {
    check(values.size() == nodes.size(), values.size() + " items, not " + nodes.size());
    for (int i = values.size() - 1; i >= 0; i--) {
      open.push(new Pair(values.get(i), nodes.get(i), path.length() > 200 ? path : path + "/" + i));
    }
  }

  private void pairs(List<PyDict.Entry> entries, JsonNode nodes, String path) {
    check(entries.size() == nodes.size(), entries.size() + " pairs, not " + nodes.size());
    for (int i = entries.size() - 1; i >= 0; i--) {
      items(
          List.of(entries.get(i).key(), entries.get(i).value()),
          nodes.get(i),
          path.length() > 200 ? path : path + "/" + i);
    }
  }

  /** The corpus writes long numbers in hexadecimal. */
  private static boolean same(PyInt number, String text) {
    return text.contains("0x")
        ? number.bigValue().equals(new BigInteger(text.replace("0x", ""), 16))
        : number.toString().equals(text);
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }

  private static void check(boolean condition, String message) {
    if (!condition) {
      throw new AssertionError(message);
    }
  }
}
