package picklescope.view.compose;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picklescope.python.PyStr;
import picklescope.python.Repr;

/**
 * The arguments of a call as a list that can be edited. Each edit returns the new text of the call.
 *
 * @param call the call
 */
public record CallArguments(CallText call) {
  /** The kinds of values that can be selected. */
  public static final List<String> KINDS =
      List.of(
          "int", "float", "str", "bytes", "bool", "None", "list", "tuple", "dict", "expression");

  /** Returns the arguments in a text; empty if its brackets do not match. */
  public static Optional<CallArguments> of(String text) {
    return CallText.of(text).map(CallArguments::new);
  }

  /** Returns the arguments in their order in the text. */
  public List<CallText.Argument> list() {
    return call.arguments();
  }

  /** Returns the index at which {@link #addPositional} adds an argument. */
  public int positionals() {
    return (int) list().stream().filter(one -> one.name().isEmpty()).count();
  }

  /** Adds a positional argument after the others. */
  public String addPositional() {
    var more = new ArrayList<>(list());
    more.add(positionals(), new CallText.Argument("", "0", 0, 0));
    return call.with(more);
  }

  /** Adds a keyword argument with a free name at the end. */
  public String addKeyword() {
    var more = new ArrayList<>(list());
    more.add(new CallText.Argument(freeName(), "0", 0, 0));
    return call.with(more);
  }

  private String freeName() {
    String name = "name";
    for (int i = 2; isTaken(name); i++) {
      name = "name" + i;
    }
    return name;
  }

  private boolean isTaken(String name) {
    return list().stream().anyMatch(one -> one.name().equals(name));
  }

  /** Replaces an argument. */
  public String set(int index, String name, String value) {
    var changed = new ArrayList<>(list());
    changed.set(index, new CallText.Argument(name, value, 0, 0));
    return call.with(changed);
  }

  /** Removes an argument. */
  public String remove(int index) {
    var changed = new ArrayList<>(list());
    changed.remove(index);
    return call.with(changed);
  }

  /** Moves an argument; it stays where it is if it would leave the arguments of its kind. */
  public String move(int index, int by) {
    int to = index + by;
    var changed = new ArrayList<>(list());
    if (to < 0
        || to >= changed.size()
        || changed.get(to).name().isEmpty() != changed.get(index).name().isEmpty()) {
      return call.text();
    }
    changed.add(to, changed.remove(index));
    return call.with(changed);
  }

  /**
   * Returns the value of another kind that is closest to a value.
   *
   * @param value a Python text
   * @param kind one of {@link #KINDS}
   */
  public static String converted(String value, String kind) {
    String inside = value.replaceAll("^b?['\"]|['\"]$", "");
    boolean container = value.matches("(?s)[\\[({].*[])}]");
    String items = container ? value.substring(1, value.length() - 1).strip() : value;
    String list = items.endsWith(",") ? items.substring(0, items.length() - 1) : items;
    return switch (kind) {
      case "int" ->
          inside.matches("[-+]?[0-9]+(\\.[0-9]*)?") ? inside.replaceAll("\\..*", "") : "0";
      case "float" ->
          inside.matches("[-+]?[0-9]+")
              ? inside + ".0"
              : inside.matches("[-+]?[0-9]*\\.[0-9]+") ? inside : "0.0";
      case "str" -> new Repr().of(PyStr.of(inside));
      case "bytes" -> "b" + new Repr().of(PyStr.of(inside.replaceAll("[^ -~]", "?")));
      case "bool" -> "True";
      case "None" -> "None";
      case "list" -> "[" + list + "]";
      case "tuple" -> "(" + list + (list.isEmpty() || list.contains(",") ? "" : ",") + ")";
      case "dict" -> "{'key': " + value + "}";
      default -> CallText.kind(value).equals("expression") ? value : "n";
    };
  }
}
