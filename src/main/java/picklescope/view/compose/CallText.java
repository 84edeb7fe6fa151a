package picklescope.view.compose;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picklescope.python.PyStr;
import picklescope.python.Repr;
import picklescope.python.eval.Constants;
import picklescope.python.source.SourceException;
import picklescope.python.text.KeywordName;
import picklescope.view.text.PythonColors;
import picklescope.view.text.TokenKind;

/**
 * The text of a call with the positions of its arguments. They are found in any text whose brackets
 * match, whether it is valid Python or not.
 *
 * @param text the whole text
 * @param open index after the opening bracket of the arguments
 * @param close index of the closing bracket
 */
public record CallText(String text, int open, int close, List<Argument> arguments) {
  /**
   * An argument.
   *
   * @param name the name of a keyword argument, any text; empty for a positional one
   * @param value the text of the value
   * @param start index of its first char, which is that of the name if it has one
   * @param end index after its last char
   */
  public record Argument(String name, String value, int start, int end) {
    /** Returns whether it is unpacked and not a literal such as <code>**{'a b': 2}</code>. */
    private boolean isUnpacked() {
      return name.isEmpty() && value.startsWith("**");
    }
  }

  /** Returns the call in a text; empty if its brackets do not match. */
  public static Optional<CallText> of(String text) {
    var brackets = Brackets.of(text);
    int open = text.indexOf('(');
    var close = open < 0 ? Optional.<Integer>empty() : brackets.match(open);
    if (close.isEmpty()) {
      return Optional.empty();
    }
    // The call that creates the network precedes the last one: viz.addNetwork('host').send(...)
    while (text.indexOf('(', close.get()) > 0
        && brackets.match(text.indexOf('(', close.get())).isPresent()) {
      open = text.indexOf('(', close.get());
      close = brackets.match(open);
    }
    var arguments = new ArrayList<Argument>();
    int start = open + 1;
    for (int comma : brackets.indexes(',', open, close.get())) {
      add(text, start, comma, brackets, arguments);
      start = comma + 1;
    }
    add(text, start, close.get(), brackets, arguments);
    return Optional.of(new CallText(text, open + 1, close.get(), List.copyOf(arguments)));
  }

  private static void add(
      String text, int from, int to, Brackets brackets, List<Argument> arguments) {
    int start = from;
    int end = to;
    while (start < end && Character.isWhitespace(text.charAt(start))) {
      start++;
    }
    while (end > start && Character.isWhitespace(text.charAt(end - 1))) {
      end--;
    }
    if (start == end) {
      return;
    }
    String argument = text.substring(start, end);
    List<Argument> unpacked =
        argument.startsWith("**") ? unpacked(text, start + 2, end, brackets) : List.of();
    if (!unpacked.isEmpty()) {
      arguments.addAll(unpacked);
      return;
    }
    int equals = argument.indexOf('=');
    boolean keyword =
        equals > 0
            && (equals + 1 == argument.length() || argument.charAt(equals + 1) != '=')
            && isName(argument.substring(0, equals).strip());
    arguments.add(
        keyword
            ? new Argument(
                argument.substring(0, equals).strip(),
                argument.substring(equals + 1).strip(),
                start,
                end)
            : new Argument("", argument, start, end));
  }

  /** Returns the keywords in <code>{'a b': 2}</code>; empty if the text is something else. */
  private static List<Argument> unpacked(String text, int from, int to, Brackets brackets) {
    int open = text.indexOf('{', from);
    if (open < 0
        || !text.substring(from, open).isBlank()
        || !brackets.match(open).equals(Optional.of(to - 1))) {
      return List.of();
    }
    var arguments = new ArrayList<Argument>();
    var ends = brackets.indexes(',', open, to - 1);
    ends.add(to - 1);
    var colons = brackets.indexes(':', open, to - 1).iterator();
    int start = open + 1;
    for (int end : ends) {
      if (!text.substring(start, end).isBlank()) {
        int colon = colons.hasNext() ? colons.next() : end;
        var argument = colon < end ? keyed(text, start, colon, end) : Optional.<Argument>empty();
        if (argument.isEmpty()) {
          return List.of();
        }
        arguments.add(argument.get());
      }
      start = end + 1;
    }
    return arguments;
  }

  private static Optional<Argument> keyed(String text, int start, int colon, int end) {
    try {
      return Constants.value(text.substring(start, colon)) instanceof PyStr name
              && name.length() > 0
          ? Optional.of(
              new Argument(name.toString(), text.substring(colon + 1, end).strip(), start, end))
          : Optional.empty();
    } catch (SourceException e) {
      return Optional.empty();
    }
  }

  /** Returns whether a text is a Python identifier. */
  public static boolean isName(String text) {
    return !text.isEmpty()
        && Character.isUnicodeIdentifierStart(text.codePointAt(0)) | text.charAt(0) == '_'
        && text.chars().allMatch(c -> Character.isUnicodeIdentifierPart(c) || c == '_');
  }

  /**
   * Returns the text with other arguments: positional ones first, as Python requires, and names in
   * <code>**{}</code> from the first one on that is not an identifier.
   */
  public String with(List<Argument> changed) {
    var texts = new ArrayList<String>();
    var keyed = new ArrayList<String>();
    changed.stream()
        .filter(one -> one.name().isEmpty() && !one.isUnpacked())
        .forEach(one -> texts.add(one.value()));
    for (Argument one : changed) {
      if (!one.name().isEmpty() && keyed.isEmpty() && KeywordName.is(one.name())) {
        texts.add(one.name() + "=" + one.value());
      } else if (!one.name().isEmpty()) {
        keyed.add(new Repr().of(PyStr.of(one.name())) + ": " + one.value());
      }
    }
    if (!keyed.isEmpty()) {
      texts.add("**{" + String.join(", ", keyed) + "}");
    }
    changed.stream().filter(Argument::isUnpacked).forEach(one -> texts.add(one.value()));
    return text.substring(0, open) + String.join(", ", texts) + text.substring(close);
  }

  /** Returns the type of a literal, as Python names it; {@code expression} for other texts. */
  public static String kind(String value) {
    var pieces = PythonColors.of(value).pieces();
    if (pieces.size() == 1 && pieces.getFirst().kind() != TokenKind.PUNCTUATION) {
      return switch (pieces.getFirst().kind()) {
        case STRING -> "str";
        case BYTES -> "bytes";
        case CONSTANT ->
            value.equals("None")
                ? "None"
                : value.equals("True") || value.equals("False") ? "bool" : "float";
        case NUMBER -> value.matches("[-+]?(0[xX].*|0[bB].*|0[oO].*|[0-9_]+)") ? "int" : "float";
        default -> "expression";
      };
    }
    var brackets = Brackets.of(value);
    boolean whole =
        !value.isEmpty()
            && pieces.getFirst().kind() == TokenKind.PUNCTUATION
            && brackets.match(0).filter(end -> end == value.length() - 1).isPresent();
    return !whole
        ? "expression"
        : switch (value.charAt(0)) {
          case '[' -> "list";
          case '(' -> "tuple";
          default -> brackets.has(':') || value.length() == 2 ? "dict" : "set";
        };
  }
}
