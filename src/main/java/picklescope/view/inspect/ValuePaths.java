package picklescope.view.inspect;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import picklescope.event.Event;
import picklescope.event.RawNetworkEvent;
import picklescope.filter.Field;
import picklescope.filter.ValuePath;
import picklescope.python.Part;
import picklescope.python.Parts;
import picklescope.python.PyBytes;
import picklescope.python.PyDict;
import picklescope.python.PyInt;
import picklescope.python.PyObject;
import picklescope.python.PyValue;
import picklescope.python.PyValues;
import picklescope.python.Repr;
import picklescope.python.text.Identifiers;
import picklescope.view.value.ChosenValue;

/** Chosen values of the inspector: lines of the tree, and bytes. */
public final class ValuePaths {
  private static final int MAX_DEPTH = 60; // steps; a longer path cannot be read in a filter
  private static final int LONGEST_KEY = 200; // characters; a longer key cannot either

  private ValuePaths() {}

  /** Returns the value of a line of the tree; that around it for a page, or a line of a text. */
  public static ChosenValue of(ValueNode line, Event event) {
    ValueNode node = line;
    while (!(node.content() instanceof ValueNode.Value) && node.parent().isPresent()) {
      node = node.parent().get();
    }
    return node.content() instanceof ValueNode.Value of
        ? ChosenValue.of(node.path(), filterPath(node), of.value(), event)
        : new ChosenValue(node.path(), Optional.empty(), Optional.empty());
  }

  /**
   * Returns the value of selected bytes: the innermost value of a pickle or a known format, or a
   * part of the bytes of any other raw message; empty if they are not in a value.
   */
  public static Optional<ChosenValue> ofBytes(Detail detail, List<ByteRange> selected, int caret) {
    ByteRange range =
        selected.isEmpty() ? new ByteRange(caret, caret + 1) : ByteRange.union(selected).getFirst();
    Optional<ValueNode> line = detail.lineAt(range.start());
    if (detail.event() instanceof RawNetworkEvent raw) {
      boolean chosen =
          detail.content().isPresent()
              && line.filter(one -> range.length() == 1 || one.ranges().contains(range))
                  .isPresent();
      return chosen ? line.map(node -> of(node, raw)) : raw(raw, range);
    }
    return line.map(node -> of(node, detail.event()));
  }

  private static Optional<ChosenValue> raw(RawNetworkEvent raw, ByteRange range) {
    byte[] bytes = raw.rawData();
    int skipped = raw.datagram().payload().length - bytes.length;
    int from = range.start() - skipped;
    int to = range.end() - skipped;
    if (from < 0 || to > bytes.length || from >= to) {
      return Optional.empty();
    }
    boolean whole = to - from == bytes.length;
    boolean one = to - from == 1 && !whole;
    String name = Field.RAW_DATA.fieldName();
    String path =
        whole ? name : one ? "%s[%d]".formatted(name, from) : "%s[%d:%d]".formatted(name, from, to);
    PyValue value =
        one ? PyInt.of(bytes[from] & 0xFF) : PyBytes.of(Arrays.copyOfRange(bytes, from, to));
    return Optional.of(ChosenValue.of("e." + path, Optional.of(path), value, raw));
  }

  /** Returns the path of a value as a filter would write it; empty if it cannot. */
  static Optional<String> filterPath(ValueNode node) {
    var chain = new ArrayDeque<ValueNode>();
    for (var at = Optional.of(node); at.isPresent(); at = at.get().parent()) {
      if (at.get().content() instanceof ValueNode.Value) {
        chain.push(at.get());
      }
    }
    if (chain.size() > MAX_DEPTH) {
      return Optional.empty();
    }
    ValueNode root = chain.pop();
    Optional<Step> path = root(root);
    for (ValueNode next : chain) {
      path = path.flatMap(before -> before.to((ValueNode.Value) next.content()));
    }
    return path.filter(step -> !step.isState()).map(Step::path);
  }

  private static Optional<Step> root(ValueNode root) {
    if (root.content() instanceof ValueNode.Value of
        && of.around().isPresent()
        && of.around().get() instanceof PyDict attributes) {
      PyValue key = attributes.key(of.part());
      String name = PyValues.text(key).orElse("");
      return Optional.of(
          new Step(ValuePath.attribute(name, Repr.line(LONGEST_KEY).of(key)), Optional.empty()));
    }
    if (root.name().equals(Field.DATA.fieldName())) { // of a raw message in a known format
      return Optional.of(new Step(root.name(), Optional.empty()));
    }
    return root.name().startsWith("e.")
        ? Optional.of(new Step(root.name().substring(2), Optional.empty()))
        : Optional.empty();
  }

  /**
   * A path so far.
   *
   * @param state the state of an object, whose keys are attributes of the value of the path; empty
   *     if the path is that of the value itself
   */
  private record Step(String path, Optional<PyValue> state) {
    boolean isState() {
      return state.isPresent();
    }

    Optional<Step> to(ValueNode.Value next) {
      Optional<PyValue> around = next.around();
      if (around.isEmpty() || next.part() < 0) {
        return Optional.empty();
      }
      Part part = Parts.of(around.get()).get(next.part());
      return switch (part.role()) {
        case ITEM -> item(around.get(), part);
        case ENTRY -> entry(around.get(), Parts.key(around.get(), part.index()));
        case STATE -> Optional.of(new Step(path, Optional.of(part.value())));
        case MEMBER, CALLABLE, ARGUMENTS, KEYWORDS, ID -> Optional.empty();
      };
    }

    private Optional<Step> item(PyValue around, Part part) {
      if (isState()) {
        return Optional.of(new Step(path, Optional.of(part.value())));
      }
      return around instanceof PyObject ? Optional.empty() : plain("[" + part.index() + "]");
    }

    private Optional<Step> entry(PyValue around, PyValue key) {
      if (isState()) {
        return attribute(key);
      }
      return around instanceof PyObject
          ? Optional.empty()
          : plain("[" + Repr.line(LONGEST_KEY).of(key) + "]");
    }

    private Optional<Step> plain(String step) {
      return Optional.of(new Step(path + step, Optional.empty()));
    }

    private Optional<Step> attribute(PyValue key) {
      return PyValues.text(key).filter(Identifiers::isName).flatMap(name -> plain("." + name));
    }
  }
}
