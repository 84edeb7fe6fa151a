package picklescope.python;

import java.util.List;
import picklescope.python.text.FloatText;
import picklescope.python.text.Identifiers;
import picklescope.python.text.KeywordName;

/**
 * The text of a value, identical to CPython 3.13's {@code repr} if the value contains enough
 * information.
 *
 * <p>Objects of unknown classes are written as {@code <module.Class(arguments)>} with their state.
 * A reference to a class or function is written as {@code module.name}. A Python 2 str is written
 * as text if it is UTF-8, else as bytes.
 *
 * <p>Does not recurse. Time and length are bounded by the {@link Limits}; text that exceeds them is
 * truncated with {@code …}. Thread-safe.
 */
public final class Repr {
  /**
   * Limits on the text of a value.
   *
   * @param length the maximum length in chars, including the mark of truncation
   * @param depth the maximum nesting of containers; a deeper one is written as {@code […]}
   * @param nodes the maximum number of values
   * @param digits the maximum number of decimal digits of an int; a longer one is written in
   *     hexadecimal, which is exact and takes linear time, except one that was read as decimal
   *     text, which is written unchanged
   */
  public record Limits(int length, int depth, int nodes, int digits) {
    /**
     * Limits for one message: more than any datagram without shared parts contains, and computed
     * quickly whatever is shared.
     */
    public static final Limits MESSAGE = new Limits(1 << 20, Integer.MAX_VALUE, 1 << 20, 20_000);

    private static final int MAX_CHARS_PER_BYTE = 20; // BINGET of __build_class__
    private static final int MAX_CHARS = 1 << 28;

    /**
     * Returns limits for the complete text of a value that was read from the given number of bytes
     * without sharing. The text is linear in their number, whatever is shared.
     */
    public static Limits ofBytes(int bytes) {
      int most = (int) Math.min(MAX_CHARS, (long) MAX_CHARS_PER_BYTE * bytes);
      int length = Math.max(MESSAGE.length, most);
      return new Limits(length, Integer.MAX_VALUE, length, 20_000);
    }
  }

  /** As many digits as a float has at most. */
  public static final int ALL_DIGITS = 17;

  private final Limits limits;
  private final ReprWriter.Lines lines;
  private final int floatDigits;

  /** Creates an instance for the complete text of a message. */
  public Repr() {
    this(Limits.MESSAGE, ReprWriter.Lines.ROWS, ALL_DIGITS);
  }

  /** Creates an instance for texts that may be truncated. */
  public Repr(Limits limits) {
    this(limits, ReprWriter.Lines.ROWS, ALL_DIGITS);
  }

  private Repr(Limits limits, ReprWriter.Lines lines, int floatDigits) {
    this.limits = limits;
    this.lines = lines;
    this.floatDigits = floatDigits;
  }

  /**
   * Returns an instance for a single line, such as a table cell. The elements of arrays are not
   * padded there.
   *
   * @param length the maximum length in chars
   */
  public static Repr line(int length) {
    return new Repr(new Limits(length, 30, length, 400), ReprWriter.Lines.COMPACT, ALL_DIGITS);
  }

  /** Returns a copy whose texts are a single line: arrays are not broken into rows. */
  public Repr onOneLine() {
    return new Repr(limits, ReprWriter.Lines.ONE, floatDigits);
  }

  /**
   * Returns a copy that rounds floats to a number of significant digits, as {@link
   * FloatText#rounded} does. Its texts are to be looked at, not to be read by Python.
   *
   * @param digits 1 to {@link #ALL_DIGITS}, which does not round
   */
  public Repr roundingFloats(int digits) {
    return new Repr(limits, lines, digits);
  }

  /** Returns {@code repr(value)}. */
  public String of(PyValue value) {
    var writer = writer();
    writer.write(value);
    return writer.text();
  }

  /**
   * Returns positional arguments as within the parentheses of a call: {@code 5, 'hello', [1, 2,
   * 3]}.
   */
  public String arguments(PyTuple arguments) {
    var writer = writer();
    separated(writer, arguments.items());
    return writer.text();
  }

  /** Returns keyword arguments, separated by spaces: {@code foo=78 bar=['more', 'data']}. */
  public String keywords(PyDict keywords) {
    var writer = writer();
    String separator = "";
    for (PyDict.Entry entry : keywords.entries()) {
      if (writer.isFull()) {
        break;
      }
      writer.add(separator);
      keyword(writer, entry);
      separator = " ";
    }
    return writer.text();
  }

  /**
   * Returns a call in Python syntax: {@code send(5, 'hello', foo=78)}. From the first keyword whose
   * name cannot precede {@code =}, all are written in <code>**{'a b': 2}</code>, in their order.
   *
   * @param function the name of the function
   */
  public String call(String function, Call call) {
    var writer = writer();
    writer.add(function + "(");
    separated(writer, call.arguments().items());
    String separator = call.arguments().size() == 0 ? "" : ", ";
    boolean unpacked = false;
    for (PyDict.Entry entry : call.keywords().entries()) {
      if (writer.isFull()) {
        break;
      }
      boolean named = !unpacked && KeywordName.is(PyValues.text(entry.key()).orElse(""));
      writer.add(separator);
      writer.add(named || unpacked ? "" : "**{");
      unpacked = !named;
      if (named) {
        keyword(writer, entry);
      } else {
        writer.write(entry.key());
        writer.add(": ");
        writer.write(entry.value());
      }
      separator = ", ";
    }
    writer.add(unpacked ? "})" : ")");
    return writer.text();
  }

  private static void separated(ReprWriter writer, List<PyValue> values) {
    String separator = "";
    for (PyValue value : values) {
      if (writer.isFull()) {
        return;
      }
      writer.add(separator);
      writer.write(value);
      separator = ", ";
    }
  }

  private static void keyword(ReprWriter writer, PyDict.Entry entry) {
    String name = PyValues.text(entry.key()).orElse("");
    if (Identifiers.isName(name)) {
      writer.add(name);
      writer.add("=");
    } else {
      writer.write(entry.key());
      writer.add(": ");
    }
    writer.write(entry.value());
  }

  private ReprWriter writer() {
    return new ReprWriter(limits, lines, floatDigits);
  }
}
