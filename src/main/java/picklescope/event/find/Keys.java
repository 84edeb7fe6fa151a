package picklescope.event.find;

import java.util.Optional;
import picklescope.python.Equality;
import picklescope.python.PyBytes;
import picklescope.python.PyDict;
import picklescope.python.PyInt;
import picklescope.python.PyObject;
import picklescope.python.PyStr;
import picklescope.python.PyStr2;
import picklescope.python.PyValue;
import picklescope.python.Repr;

/** The keys of dicts: text, which may have arrived as bytes. */
final class Keys {
  private static final int MAX_CHARS = 60;
  private static final int MAX_OBJECTS = 64;

  private Keys() {}

  /** Returns the entry of a key, also if it is bytes there; -1 if there is none. */
  static int indexOf(PyDict dict, PyValue key) {
    var equality = new Equality();
    int at = dict.indexOf(key, equality);
    if (at >= 0 || !(key instanceof PyStr text)) {
      return at;
    }
    var bytes = PyBytes.of(text.utf8());
    at = dict.indexOf(bytes, equality);
    at = at >= 0 ? at : dict.indexOf(PyStr2.of(text.utf8()), equality);
    return at >= 0 ? at : indexOfObject(dict, bytes);
  }

  /** Protocols before 3 write bytes as a call. */
  private static int indexOfObject(PyDict dict, PyBytes key) {
    for (int i = 0; i < Math.min(dict.size(), MAX_OBJECTS); i++) {
      if (dict.key(i) instanceof PyObject object
          && Match.plain(object, 2 * key.length()).filter(key::equals).isPresent()) {
        return i;
      }
    }
    return -1;
  }

  /** Returns the source of a key; empty if it cannot be written in an expression. */
  static Optional<String> source(PyValue key) {
    PyValue plain = Match.plain(key, MAX_CHARS).orElse(key);
    return switch (plain) {
      case PyInt _, PyStr _, PyBytes _ -> shortened(plain);
      case PyStr2 old -> old.text().flatMap(Keys::shortened);
      default -> Optional.empty();
    };
  }

  private static Optional<String> shortened(PyValue key) {
    String text = new Repr(new Repr.Limits(MAX_CHARS + 1, 3, 10, MAX_CHARS)).of(key);
    return text.length() > MAX_CHARS ? Optional.empty() : Optional.of(text);
  }
}
