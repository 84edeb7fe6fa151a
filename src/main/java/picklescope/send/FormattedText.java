package picklescope.send;

import java.util.ArrayList;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picklescope.format.FormatException;
import picklescope.format.PayloadFormat;
import picklescope.format.PayloadFormats;
import picklescope.python.PyBool;
import picklescope.python.PyList;
import picklescope.python.PyNone;
import picklescope.python.PyStr;
import picklescope.python.PyTuple;
import picklescope.python.PyValue;
import picklescope.python.eval.Scope;
import picklescope.python.source.Expr;
import picklescope.python.source.Source;
import picklescope.python.source.SourceException;

/**
 * The text of a message in a format that is not a pickle: Python expressions, before which a struct
 * has its format, OSC its address and CSV, if it is not a comma, its separator.
 *
 * @param format the format
 * @param values the expression of the values
 * @param start the offset of the values in the text
 * @param address the address of an OSC message
 */
record FormattedText(PayloadFormat format, Expr values, int start, Optional<PyStr> address) {
  /** The names of JSON's values mean in every format what they mean in JSON. */
  static final Scope<SendContext> NAMES = new FormattedNames();

  private static final Pattern HEAD = Pattern.compile("\\s*(\\S+)\\s*");
  private static final Pattern SEPARATOR = Pattern.compile("\\s*(sep=(?:tab|\\S))\\s+");

  private static final class FormattedNames implements Scope<SendContext> {
    private final SendScope names = new SendScope();

    @Override
    public Optional<Variable<SendContext>> variable(String name) {
      return switch (name) {
        case "true" -> Optional.of(_ -> Optional.of(PyBool.of(true)));
        case "false" -> Optional.of(_ -> Optional.of(PyBool.of(false)));
        case "null" -> Optional.of(_ -> Optional.of(PyNone.NONE));
        default -> names.variable(name);
      };
    }
  }

  /**
   * Parses a text.
   *
   * @throws SourceException with the position of a mistake
   */
  static FormattedText of(MessageForm form, String text) throws SourceException {
    String name = form.text();
    return switch (form) {
      case STRUCT -> {
        Matcher head = head(text, "a format and its values, such as <3f 1, 2, sin(t)");
        var format = format(name + " " + head.group(1), head.start(1) - name.length() - 1);
        yield new FormattedText(format, values(text, head.end()), head.end(), Optional.empty());
      }
      case CSV -> {
        Matcher separator = SEPARATOR.matcher(text);
        boolean given = separator.lookingAt();
        var format = format(given ? name + " " + separator.group(1) : name, 0);
        int from = given ? separator.end() : 0;
        yield new FormattedText(format, values(text, from), from, Optional.empty());
      }
      case OSC -> {
        Matcher head = head(text, "an address and its arguments, such as /track/1 [sin(t), 1.8]");
        if (!head.group(1).startsWith("/")) {
          throw new SourceException(head.start(1), "expected an address, which begins with /");
        }
        var address = Optional.of(PyStr.of(head.group(1)));
        yield new FormattedText(format(name, 0), arguments(text, head.end()), head.end(), address);
      }
      default -> {
        Expr value = Source.expression(text);
        yield new FormattedText(format(name, 0), value, value.start(), Optional.empty());
      }
    };
  }

  private static Matcher head(String text, String expected) throws SourceException {
    Matcher head = HEAD.matcher(text);
    if (!head.lookingAt()) {
      throw new SourceException(0, "expected " + expected);
    }
    return head;
  }

  private static PayloadFormat format(String text, int shift) throws SourceException {
    try {
      return PayloadFormats.of(text);
    } catch (SourceException e) {
      throw new SourceException(Math.max(0, e.offset() + shift), e.getMessage());
    }
  }

  /** Parses values that are separated by commas, without the brackets of a tuple. */
  private static Expr values(String text, int from) throws SourceException {
    if (text.substring(from).isBlank()) {
      return Source.expression("()");
    }
    // Blanks take the place of what was read, to keep the offsets.
    int shift = from == 0 ? 1 : 0;
    try {
      return Source.expression(
          " ".repeat(Math.max(0, from - 1)) + "(" + text.substring(from) + ",)");
    } catch (SourceException e) {
      boolean added = e.offset() - shift < from; // the bracket is not the user's
      throw added
          ? new SourceException(text.length(), "a bracket is never closed")
          : new SourceException(Math.min(e.offset() - shift, text.length()), e.getMessage());
    }
  }

  /** Parses a list of arguments, or arguments that are separated by commas. */
  private static Expr arguments(String text, int from) throws SourceException {
    return text.startsWith("[", from)
        ? Source.expression(" ".repeat(from) + text.substring(from))
        : values(text, from);
  }

  /**
   * Returns the payload.
   *
   * @param value the value of {@link #values}
   * @throws SourceException if the format cannot represent it
   */
  byte[] payload(PyValue value) throws SourceException {
    try {
      return format.writeValue(address.<PyValue>map(to -> behind(to, value)).orElse(value));
    } catch (FormatException e) {
      throw new SourceException(start, e.getMessage());
    }
  }

  private static PyTuple behind(PyStr address, PyValue value) {
    var all = new ArrayList<PyValue>();
    all.add(address);
    switch (value) {
      case PyList list -> all.addAll(list.items());
      case PyTuple tuple -> all.addAll(tuple.items());
      default -> all.add(value);
    }
    return PyTuple.of(all);
  }
}
