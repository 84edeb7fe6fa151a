package picklescope.python;

import java.util.List;
import picklescope.python.text.Identifiers;
import picklescope.python.text.KeywordName;

/**
 * A value's text, exactly as CPython 3.13's {@code repr} where the value says enough.
 *
 * <p>Objects of classes that are not known stand as {@code module.Class(arguments)} with their
 * state after it. A reference to a class or function stands as {@code module.name}. Python 2's str
 * stands as text when it is UTF-8 and as bytes otherwise.
 *
 * <p>It walks without recursion and may be used from any thread. Time and length are bounded by the
 * {@link Limits}; what does not fit is cut with {@code …}.
 */
public final class Repr {
  /**
   * How much text a value may make.
   *
   * @param length the greatest length in chars, the mark of a cut included
   * @param depth how many containers may stand inside each other; a deeper one is shown as {@code
   *     […]}
   * @param nodes how many values are shown
   * @param digits the decimal digits that an int may have; a longer one stands in hexadecimal,
   *     which is as exact and takes no time that grows with the square of its size, but for one
   *     that was read as decimal text: that text stands
   */
  public record Limits(int length, int depth, int nodes, int digits) {
    /**
     * For the text of one message: more than any datagram can say without shared parts, and made at
     * once whatever it shares.
     */
    public static final Limits MESSAGE = new Limits(1 << 20, Integer.MAX_VALUE, 1 << 20, 20_000);

    private static final int MOST_OF_A_BYTE = 20; // <built-in function __build_class__>, by BINGET
    private static final int MOST = 1 << 28;

    /**
     * For the whole text of what so many bytes say without sharing: its length is linear in theirs,
     * whatever they share.
     */
    public static Limits ofBytes(int bytes) {
      int most = (int) Math.min(MOST, (long) MOST_OF_A_BYTE * bytes);
      int length = Math.max(MESSAGE.length, most);
      return new Limits(length, Integer.MAX_VALUE, length, 20_000);
    }
  }

  private final Limits limits;
  private final boolean oneLine;

  /** For the whole text of what one message can say. */
  public Repr() {
    this(Limits.MESSAGE, false);
  }

  /** For texts that may be cut. */
  public Repr(Limits limits) {
    this(limits, false);
  }

  private Repr(Limits limits, boolean oneLine) {
    this.limits = limits;
    this.oneLine = oneLine;
  }

  /**
   * For one line, as in a table's cell.
   *
   * @param length the greatest length in chars
   */
  public static Repr line(int length) {
    return new Repr(new Limits(length, 30, length, 400), true);
  }

  /** Returns one with the same limits whose texts are one line: arrays are not laid out in rows. */
  public Repr onOneLine() {
    return new Repr(limits, true);
  }

  /** As {@code repr(value)}. */
  public String of(PyValue value) {
    var writer = writer();
    writer.write(value);
    return writer.text();
  }

  /** Positional arguments as between the brackets of a call: {@code 5, 'hello', [1, 2, 3]}. */
  public String arguments(PyTuple arguments) {
    var writer = writer();
    separated(writer, arguments.items());
    return writer.text();
  }

  /** Keyword arguments, one after the other: {@code foo=78 bar=['more', 'data']}. */
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
   * A call as Python text: {@code send(5, 'hello', foo=78)}. From the first keyword on whose name
   * cannot stand before {@code =}, all of them stand in <code>**{'a b': 2}</code>, in their order.
   *
   * @param function what is called
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
    return new ReprWriter(limits, oneLine);
  }
}
