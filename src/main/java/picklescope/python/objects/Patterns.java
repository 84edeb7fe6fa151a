package picklescope.python.objects;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import picklescope.python.Form;
import picklescope.python.PyBytes;
import picklescope.python.PyStr;

/** Compiled patterns of {@code re}. */
final class Patterns {
  private static final List<String> FLAGS =
      List.of(
          "re.TEMPLATE",
          "re.IGNORECASE",
          "re.LOCALE",
          "re.MULTILINE",
          "re.DOTALL",
          "re.UNICODE",
          "re.VERBOSE",
          "re.DEBUG",
          "re.ASCII");
  private static final int UNICODE = 32;
  private static final int KIND = 4 | UNICODE | 256;
  private static final int MAX_LENGTH = 150;

  private Patterns() {}

  /** Returns the form of {@code re._compile(pattern, flags)}. */
  static Optional<Form> pattern(Construction object) {
    if (!object.isArgumentsOnly() || object.size() != 2) {
      return Optional.empty();
    }
    OptionalLong given = TypedValues.integer(object.argument(1), 0, 511);
    boolean fits =
        switch (object.argument(0)) {
          case PyStr text -> text.length() <= MAX_LENGTH;
          case PyBytes bytes -> bytes.length() <= MAX_LENGTH;
          default -> false;
        };
    if (given.isEmpty() || !fits) {
      return Optional.empty();
    }
    int flags = (int) given.getAsLong();
    if (object.argument(0) instanceof PyStr && (flags & KIND) == UNICODE) {
      flags &= ~UNICODE;
    }
    var names = new ArrayList<String>();
    for (int i = 0; i < FLAGS.size(); i++) {
      if ((flags & 1 << i) != 0) {
        names.add(FLAGS.get(i));
      }
    }
    String end = names.isEmpty() ? ")" : ", " + String.join("|", names) + ")";
    return Optional.of(Form.of("re.compile(", object.argument(0), end));
  }
}
