package picklescope.stream;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import picklescope.event.Event;
import picklescope.filter.EventExpression;
import picklescope.filter.Filter;
import picklescope.python.PyStr;
import picklescope.python.PyTuple;
import picklescope.python.PyValue;
import picklescope.python.Repr;
import picklescope.python.source.SourceException;

/** Filters that choose the messages of a stream. */
public final class StreamFilter {
  private static final String MAIN = "__main__.";

  private StreamFilter() {}

  /**
   * Returns the text of a {@link Filter} that chooses exactly the messages of a stream; empty if
   * there is none: for the messages of all others, for a shape of too many keywords, and for a
   * value that was cut.
   */
  public static Optional<String> of(StreamKey key) {
    return switch (key) {
      case StreamKey.Sent sent -> sent.shape().manyKeywords() ? Optional.empty() : valid(of(sent));
      case StreamKey.Grouped grouped ->
          grouped.filter().isEmpty() ? Optional.empty() : Optional.of(grouped.filter());
      case StreamKey.Others _ -> Optional.empty();
    };
  }

  /** Returns a filter for all that one computer sends to a port. */
  public static String of(StreamSource source) {
    return "direction == '%s' and address == '%s' and port == %s and host == %s"
        .formatted(
            source.direction().text(), source.address(), source.port(), quoted(source.host()));
  }

  private static String of(StreamKey.Sent key) {
    var parts = new ArrayList<String>();
    parts.add(of(key.source()));
    StreamShape shape = key.shape();
    switch (shape.format()) {
      case StreamShape.CALL -> parts.add("kind == 'network'");
      case StreamShape.BARE -> parts.add("kind == 'bare'");
      case StreamShape.RAW -> parts.add("kind == 'raw' and format == ''");
      default -> parts.add("format == " + quoted(shape.format()));
    }
    if (!shape.format().equals(StreamShape.RAW)) {
      parts.add("len(data) == " + shape.positional());
      parts.add(keywords(shape.keywords()));
    }
    key.verb().ifPresent(verb -> parts.add(verb(verb, shape.keywords())));
    return String.join(" and ", parts);
  }

  private static String keywords(List<String> names) {
    return names.isEmpty()
        ? "len(attributes) == 0"
        : names.stream()
            .map(StreamFilter::quoted)
            .collect(Collectors.joining(", ", "set(attributes) == {", "}"));
  }

  private static String verb(StreamVerb verb, List<String> keywords) {
    return verb.value()
        .map(value -> is(verb.path(), value, keywords))
        .orElseGet(() -> "type(%s) not in (%s)".formatted(verb.path(), types(verb, keywords)));
  }

  private static String types(StreamVerb verb, List<String> keywords) {
    String types =
        Verbs.types(verb.path()).stream()
            .map(name -> type(name, keywords))
            .collect(Collectors.joining(", "));
    return Verbs.types(verb.path()).size() == 1 ? types + "," : types;
  }

  /** Returns an expression of a type, also where a keyword has its name. */
  private static String type(String name, List<String> keywords) {
    if (!keywords.contains(name)) {
      return name;
    }
    return switch (name) {
      case "str" -> "type('')";
      case "int" -> "type(0)";
      default -> "type(type(0))";
    };
  }

  /** The module of a dotted name is known only below {@code __main__}. */
  private static String is(String path, String value, List<String> keywords) {
    char first = value.charAt(0);
    if (first == '-' || Character.isDigit(first)) {
      String type = type("int", keywords); // not 3.0 or True
      return "type(%s) == %s and %s == %s".formatted(path, type, path, value);
    }
    boolean reference = Character.isJavaIdentifierStart(first) || first == '<';
    return reference && !value.startsWith(MAIN)
        ? "repr(" + path + ") == " + quoted(value)
        : path + " == " + value;
  }

  private static String quoted(String text) {
    return new Repr().of(PyStr.of(text));
  }

  /**
   * Returns the filter for a value of an expression; empty text if the value's text is cut.
   *
   * @param text the value's text as the key has it
   */
  static String grouped(EventExpression expression, PyValue value, String text, Event event) {
    String whole = new Repr().of(value);
    if (!whole.equals(text) && !whole.equals("(" + text + ")")) {
      return "";
    }
    String of = "(" + expression.text() + ")";
    String condition = isText(value) ? of + " == " + whole : "repr(" + of + ") == " + quoted(whole);
    return valid(condition).filter(there -> chooses(there, event)).orElse("");
  }

  /** Returns whether a value is a text, or a tuple of texts: only the same one is equal then. */
  private static boolean isText(PyValue value) {
    return value instanceof PyStr
        || value instanceof PyTuple tuple
            && tuple.items().stream().allMatch(item -> item instanceof PyStr);
  }

  private static boolean chooses(String text, Event event) {
    try {
      return Filter.of(text).decide(event).isYes();
    } catch (SourceException e) {
      return false;
    }
  }

  private static Optional<String> valid(String text) {
    try {
      Filter.of(text);
      return Optional.of(text);
    } catch (SourceException e) {
      return Optional.empty();
    }
  }
}
