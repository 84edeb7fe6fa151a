package picklescope.view.compose;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picklescope.view.text.PythonColors;
import picklescope.view.text.TokenKind;

/**
 * The text of a call with its arguments' places. It judges nothing: it finds them in any text whose
 * brackets match.
 *
 * @param text all of it
 * @param open index after the bracket that opens the arguments
 * @param close index of the one that closes them
 */
public record CallText(String text, int open, int close, List<Argument> arguments) {
  /**
   * An argument.
   *
   * @param name of a keyword argument; empty for a positional one
   * @param value its text
   * @param start index of its first char, that of the name where it has one
   * @param end index after its last
   */
  public record Argument(String name, String value, int start, int end) {
    /** As it stands in a call. */
    String text() {
      return name.isEmpty() ? value : name + "=" + value;
    }
  }

  /** Finds the arguments; empty when the brackets do not match. */
  public static Optional<CallText> of(String text) {
    var brackets = Brackets.of(text);
    int open = text.indexOf('(');
    var close = open < 0 ? Optional.<Integer>empty() : brackets.match(open);
    if (close.isEmpty()) {
      return Optional.empty();
    }
    // What makes the network, as viz.addNetwork('host').send(...), stands before the last call.
    while (text.indexOf('(', close.get()) > 0
        && brackets.match(text.indexOf('(', close.get())).isPresent()) {
      open = text.indexOf('(', close.get());
      close = brackets.match(open);
    }
    var arguments = new ArrayList<Argument>();
    int start = open + 1;
    for (int comma : brackets.commas(open, close.get())) {
      add(text, start, comma, arguments);
      start = comma + 1;
    }
    add(text, start, close.get(), arguments);
    return Optional.of(new CallText(text, open + 1, close.get(), List.copyOf(arguments)));
  }

  private static void add(String text, int from, int to, List<Argument> arguments) {
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

  public static boolean isName(String text) {
    return !text.isEmpty()
        && Character.isUnicodeIdentifierStart(text.codePointAt(0)) | text.charAt(0) == '_'
        && text.chars().allMatch(c -> Character.isUnicodeIdentifierPart(c) || c == '_');
  }

  /** The call with other arguments: positional ones first, as Python wants it. */
  public String with(List<Argument> changed) {
    var texts = new ArrayList<String>();
    changed.stream().filter(one -> one.name().isEmpty()).forEach(one -> texts.add(one.text()));
    changed.stream().filter(one -> !one.name().isEmpty()).forEach(one -> texts.add(one.text()));
    return text.substring(0, open) + String.join(", ", texts) + text.substring(close);
  }

  /** The kind of a value by its text, in Python's words; {@code expression} for all that moves. */
  public static String kind(String value) {
    var pieces = PythonColors.of(value).pieces();
    if (pieces.size() == 1) {
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
