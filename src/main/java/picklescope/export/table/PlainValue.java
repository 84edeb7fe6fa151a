package picklescope.export.table;

import java.util.Optional;
import picklescope.export.ValueJson;
import picklescope.python.PyBool;
import picklescope.python.PyBytes;
import picklescope.python.PyFloat;
import picklescope.python.PyInt;
import picklescope.python.PyNone;
import picklescope.python.PyObject;
import picklescope.python.PyStr;
import picklescope.python.PyStr2;
import picklescope.python.PyValue;
import picklescope.python.objects.StandardObjects;

/** Values of columns. */
final class PlainValue {
  private static final Text CUT = new Text("{\"$cut\":\"size\"}", true);

  /** A member with this name is written for what is left out, and for nothing else. */
  private static final String CUT_MEMBER = "\"$cut\":";

  /**
   * The text of a cell.
   *
   * @param isCut whether something was left out
   */
  record Text(String text, boolean isCut) {
    /** That of a cell without one. */
    static final Text NONE = whole("");

    static Text whole(String text) {
      return new Text(text, false);
    }

    static Text json(PyValue value, int most) {
      String text = ValueJson.of(value, most);
      return new Text(text, text.contains(CUT_MEMBER));
    }
  }

  private PlainValue() {}

  /** Returns the value of Python's own types for which a scalar of numpy stands; else the value. */
  static PyValue of(PyValue value) {
    if (!(value instanceof PyObject object)) {
      return value;
    }
    Optional<PyValue> scalar = StandardObjects.scalar(object);
    return scalar.or(() -> StandardObjects.builtin(object)).orElse(value);
  }

  /**
   * Writes a value into a cell of a type; None, and what has another type, leaves it empty.
   *
   * @param most the most characters of a text, about; a longer one is replaced, parts of JSON are
   *     left out
   * @return the text that was written
   */
  static Text write(PyValue value, ColumnType type, Cells to, int most) {
    PyValue plain = of(value);
    if (plain instanceof PyNone) {
      return Text.NONE;
    }
    if (type == ColumnType.TEXT) {
      Text text = text(plain, most);
      to.text(text.text());
      return text;
    }
    switch (plain) {
      case PyBool truth when type == ColumnType.TRUTH -> to.truth(truth.value());
      case PyInt number when type == ColumnType.WHOLE && number.isLong() ->
          to.whole(number.longValue());
      case PyInt number when type == ColumnType.REAL && number.isLong() ->
          to.real(number.longValue());
      case PyFloat number when type == ColumnType.REAL -> to.real(number.value());
      default -> {}
    }
    return Text.NONE;
  }

  private static Text text(PyValue value, int most) {
    return switch (value) {
      case PyStr text -> text.byteLength() > most ? CUT : Text.whole(text.toString());
      case PyStr2 text when text.length() > most -> CUT;
      case PyStr2 text when text.text().isPresent() -> Text.whole(text.text().get().toString());
      case PyBytes bytes when bytes.length() > most -> CUT;
      default -> Text.json(value, most);
    };
  }
}
