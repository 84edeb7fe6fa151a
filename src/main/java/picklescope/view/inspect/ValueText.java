package picklescope.view.inspect;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picklescope.python.Parts;
import picklescope.python.PyByteArray;
import picklescope.python.PyBytes;
import picklescope.python.PyDict;
import picklescope.python.PyGlobal;
import picklescope.python.PyObject;
import picklescope.python.PyStr;
import picklescope.python.PyStr2;
import picklescope.python.PyValue;
import picklescope.python.Repr;
import picklescope.python.eval.PythonTypes;
import picklescope.python.objects.NumpyArray;
import picklescope.view.text.PythonColors;
import picklescope.view.text.StyledText;
import picklescope.view.text.TokenKind;

/** The texts of the lines of the value tree. */
public final class ValueText {
  private static final int MAX_CHARS = 240; // characters; no line is wider

  private ValueText() {}

  /** Returns the name and value of a line. */
  public static StyledText line(ValueNode node, ValueTree tree) {
    return node.text(() -> made(node, tree));
  }

  private static StyledText made(ValueNode node, ValueTree tree) {
    StyledText value = value(node, tree);
    String name = node.name();
    if (name.isEmpty()) {
      return value;
    }
    boolean page =
        node.content() instanceof ValueNode.Page || node.content() instanceof ValueNode.GridPage;
    String label = value.text().isEmpty() ? name : name + (page ? " " : " = ");
    var pieces = new ArrayList<StyledText.Piece>();
    pieces.add(new StyledText.Piece(0, name.length(), page ? TokenKind.NOTE : TokenKind.NAME));
    if (label.length() > name.length()) {
      pieces.add(new StyledText.Piece(name.length(), label.length(), TokenKind.PUNCTUATION));
    }
    for (var piece : value.pieces()) {
      pieces.add(
          new StyledText.Piece(
              piece.start() + label.length(), piece.end() + label.length(), piece.kind()));
    }
    return new StyledText(label + value.text(), List.copyOf(pieces));
  }

  private static StyledText value(ValueNode node, ValueTree tree) {
    return switch (node.content()) {
      case ValueNode.Value of when of.isShared() ->
          StyledText.of("same as " + tree.path(of.span().orElseThrow().origin()), TokenKind.NOTE);
      case ValueNode.Value of -> PythonColors.of(Repr.line(MAX_CHARS).of(of.value()));
      case ValueNode.Page _, ValueNode.GridPage _ -> StyledText.EMPTY;
      case ValueNode.Line line -> PythonColors.of(Repr.line(MAX_CHARS).of(line.text()));
      case ValueNode.Fact fact -> StyledText.of(fact.text(), TokenKind.NUMBER);
      case ValueNode.Remark(String text, boolean warns, _) ->
          StyledText.of(text, warns ? TokenKind.TAG : TokenKind.NOTE);
      case ValueNode.Elements elements -> StyledText.of(elements.text(), TokenKind.NUMBER);
    };
  }

  /** Returns the path, type and size of a line. */
  public static String summary(ValueNode node) {
    if (node.content() instanceof ValueNode.Remark remark) {
      return remark.text();
    }
    return Stream.of(node.path(), type(node), size(node), origin(node))
        .filter(part -> !part.isEmpty())
        .collect(Collectors.joining("  "));
  }

  private static String origin(ValueNode node) {
    return node.content() instanceof ValueNode.Value of ? of.origin().description() : "";
  }

  /** Returns the type, as Python names it; empty if the line is not a value. */
  public static String type(ValueNode node) {
    return switch (node.content()) {
      case ValueNode.Value(PyStr2 _, _, _, _) -> "str (Python 2)";
      case ValueNode.Value(PyGlobal _, _, _, _) -> "reference";
      case ValueNode.Value(PyObject object, _, _, _) when NumpyArray.of(object).isPresent() ->
          "numpy.ndarray";
      case ValueNode.Value of -> PythonTypes.name(of.value());
      default -> "";
    };
  }

  /**
   * Returns the size: of text in characters, of other values in items or bytes; empty if there is
   * none.
   */
  public static String size(ValueNode node) {
    if (!(node.content() instanceof ValueNode.Value of)) {
      return "";
    }
    return switch (of.value()) {
      case PyStr text -> count(text.length(), "char");
      case PyStr2 text -> count(text.length(), "byte");
      case PyBytes bytes -> count(bytes.length(), "byte");
      case PyByteArray bytes -> count(bytes.length(), "byte");
      case PyDict dict -> count(dict.size(), "key");
      case PyObject _ -> "";
      default ->
          of.value() instanceof PyGlobal || Parts.count(of.value()) == 0 && !isEmpty(of.value())
              ? ""
              : count(Parts.count(of.value()), "item");
    };
  }

  private static boolean isEmpty(PyValue value) {
    return switch (PythonTypes.name(value)) {
      case "list", "tuple", "set", "frozenset" -> true;
      default -> false;
    };
  }

  private static String count(int count, String what) {
    return "%,d %s%s".formatted(count, what, count == 1 ? "" : "s");
  }
}
