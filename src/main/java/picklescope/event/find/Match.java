package picklescope.event.find;

import java.util.List;
import java.util.Optional;
import picklescope.python.Equality;
import picklescope.python.PyBool;
import picklescope.python.PyBytes;
import picklescope.python.PyDict;
import picklescope.python.PyFloat;
import picklescope.python.PyInt;
import picklescope.python.PyList;
import picklescope.python.PyObject;
import picklescope.python.PyStr;
import picklescope.python.PyStr2;
import picklescope.python.PyTuple;
import picklescope.python.PyValue;
import picklescope.python.PyValues;
import picklescope.python.Repr;
import picklescope.python.objects.StandardObjects;

/** How far a value that arrived is the one that was sent. In the order of likeness. */
enum Match {
  /** Another value. */
  NONE,
  /**
   * The same but for a difference that formats other than pickle make: a list for a tuple, bytes
   * for text, an int for a float, a float of 32 bits.
   */
  CONVERTED,
  /** The same; a str of Python 2 is the same as its text. */
  SAME;

  private static final int MAX_CHARS = 2_000;
  private static final int SMALL = 40; // such as the name of an encoding

  /** Compares values. Work is bounded by the value that was sent, which is not cyclic. */
  static Match of(PyValue sent, PyValue arrived) {
    return switch (sent) {
      case PyTuple tuple -> sequence(tuple.items(), arrived, arrived instanceof PyTuple);
      case PyList list -> sequence(list.items(), arrived, arrived instanceof PyList);
      case PyDict dict -> arrived instanceof PyDict other ? dict(dict, other) : NONE;
      case PyStr text -> text(text, arrived);
      case PyFloat number -> number(number.value(), arrived);
      case PyInt number ->
          arrived instanceof PyFloat floating && number.isLong()
              ? converted(floating.value() == number.longValue())
              : same(arrived instanceof PyInt && new Equality().equal(number, arrived));
      case PyBool bool -> same(arrived instanceof PyBool && bool.equals(arrived));
      case PyBytes bytes -> bytes(bytes, plain(arrived, 2 * bytes.length()).orElse(arrived));
      case PyObject object -> same(repr(object).equals(repr(arrived)));
      case PyValue other -> other(other, plain(arrived, MAX_CHARS).orElse(arrived));
    };
  }

  private static Match bytes(PyBytes sent, PyValue arrived) {
    return switch (arrived) {
      case PyStr2 old -> same(PyBytes.of(old.bytes()).equals(sent));
      case PyStr text -> converted(PyBytes.of(text.utf8()).equals(sent));
      default -> same(sent.equals(arrived));
    };
  }

  private static Match other(PyValue sent, PyValue arrived) {
    return same(
        sent.getClass() == arrived.getClass()
            && (new Equality().equal(sent, arrived) || repr(sent).equals(repr(arrived))));
  }

  /**
   * Returns the value for which an object stands, such as bytes, which protocols before 3 write as
   * a call; empty if it is no such object or its arguments are larger than {@code most}.
   */
  static Optional<PyValue> plain(PyValue value, int most) {
    return value instanceof PyObject object
            && object.arguments() instanceof PyTuple arguments
            && arguments.items().stream().mapToLong(Match::size).sum() <= most + SMALL
        ? StandardObjects.builtin(object)
        : Optional.empty();
  }

  private static int size(PyValue argument) {
    return switch (argument) {
      case PyStr text -> text.byteLength();
      case PyStr2 text -> text.length();
      case PyBytes bytes -> bytes.length();
      case PyList list -> list.size();
      case PyTuple tuple -> tuple.size();
      default -> 1;
    };
  }

  /** Returns the lesser one. */
  Match and(Match other) {
    return compareTo(other) <= 0 ? this : other;
  }

  /** Compares the items of a sequence. */
  static Match items(List<PyValue> sent, List<PyValue> arrived) {
    if (sent.size() != arrived.size()) {
      return NONE;
    }
    Match match = SAME;
    for (int i = 0; i < sent.size() && match != NONE; i++) {
      match = match.and(of(sent.get(i), arrived.get(i)));
    }
    return match;
  }

  private static Match sequence(List<PyValue> sent, PyValue arrived, boolean sameKind) {
    return switch (arrived) {
      case PyTuple tuple -> items(sent, tuple.items()).and(sameKind ? SAME : CONVERTED);
      case PyList list -> items(sent, list.items()).and(sameKind ? SAME : CONVERTED);
      default -> NONE;
    };
  }

  private static Match dict(PyDict sent, PyDict arrived) {
    return sent.size() == arrived.size() ? entries(sent, arrived) : NONE;
  }

  /** Compares the entries of a dict with those of the same keys in another, which may have more. */
  static Match entries(PyDict sent, PyDict arrived) {
    Match match = SAME;
    for (int i = 0; i < sent.size() && match != NONE; i++) {
      int at = Keys.indexOf(arrived, sent.key(i));
      match = at < 0 ? NONE : match.and(of(sent.value(i), arrived.value(at)));
    }
    return match;
  }

  private static Match text(PyStr sent, PyValue arrived) {
    return switch (arrived) {
      case PyStr text -> same(sent.equals(text));
      case PyStr2 old -> same(PyValues.text(old).filter(sent.toString()::equals).isPresent());
      case PyBytes bytes -> converted(PyBytes.of(sent.utf8()).equals(bytes));
      default -> NONE;
    };
  }

  private static Match number(double sent, PyValue arrived) {
    return switch (arrived) {
      case PyFloat number ->
          Double.compare(sent, number.value()) == 0
              ? SAME
              : converted(sent == number.value() || (float) sent == number.value());
      case PyInt number -> converted(number.isLong() && sent == number.longValue());
      default -> NONE;
    };
  }

  /** A value with {@code nan} is not equal to itself, but has the same text. */
  private static String repr(PyValue value) {
    return Repr.line(MAX_CHARS).of(value);
  }

  private static Match same(boolean isSame) {
    return isSame ? SAME : NONE;
  }

  private static Match converted(boolean isConverted) {
    return isConverted ? CONVERTED : NONE;
  }
}
