package picklescope.python;

import java.util.Collection;
import java.util.Comparator;
import java.util.stream.Collectors;

/**
 * Texts that are equal if and only if values are: the members of a set are sorted by their texts.
 */
public final class CanonicalText {
  private CanonicalText() {}

  public static String of(PyValue value) {
    return switch (value) {
      case PySet set when set.size() > 0 -> members(set.items());
      case PyFrozenSet set when set.size() > 0 -> "frozenset(" + members(set.items()) + ")";
      case PyList list -> "[" + joined(list.items()) + "]";
      case PyTuple tuple -> "(" + joined(tuple.items()) + (tuple.size() == 1 ? ",)" : ")");
      case PyDict dict ->
          dict.entries().stream()
              .map(entry -> of(entry.key()) + ": " + of(entry.value()))
              .collect(Collectors.joining(", ", "{", "}"));
      default -> new Repr().of(value);
    };
  }

  private static String joined(Collection<PyValue> values) {
    return values.stream().map(CanonicalText::of).collect(Collectors.joining(", "));
  }

  private static String members(Collection<PyValue> values) {
    return values.stream()
        .map(CanonicalText::of)
        .sorted(Comparator.comparing(PyStr::of)) // by code points, as in Python
        .collect(Collectors.joining(", ", "{", "}"));
  }
}
