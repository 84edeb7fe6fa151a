package picklescope.pickle;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import picklescope.corpus.Corpus;
import picklescope.python.PyValue;
import picklescope.python.Repr;
import tools.jackson.databind.JsonNode;

/**
 * Malformed and hostile streams have the result of CPython's C unpickler, an error or a value,
 * unless there is a reason why a debugger displays more.
 */
class MalformedPicklesTest {
  /** The reason why a debugger displays a value for which CPython has an error or another value. */
  private enum Deviation {
    CALLS_ARE_DATA(
        "nothing is looked up and nothing is called, so neither can fail",
        32,
        error ->
            error.equals("UnpicklingError: blocked")
                || error.startsWith("ModuleNotFoundError")
                || error.startsWith("TypeError: 'NoneType' object is not callable")
                || error.startsWith("TypeError: 'int' object is not callable")
                || error.startsWith("TypeError: 'int' object is not iterable")
                || error.startsWith("UnpicklingError: state is not a dictionary")),
    OUTSIDE(
        "what lies outside the pickle stands as a name: persistent ids, extensions, buffers",
        6,
        error ->
            error.contains("persistent")
                || error.contains("unregistered extension")
                || error.contains("out-of-band")),
    UNHASHABLE(
        "a key or member that cannot be hashed is kept all the same",
        6,
        error -> error.startsWith("TypeError: unhashable")),
    LONG_INT(
        "an int of any length is kept as text", 3, error -> error.contains("limit (4300 digits)")),
    PYTHON2_STR(
        "a Python 2 str is bytes whose encoding nobody says",
        7,
        error -> error.startsWith("UnicodeDecodeError: 'ascii'")),
    FRAME(
        "an opcode that a frame's end cuts is read, and noted",
        2,
        error -> error.equals("EOFError: Ran out of input")),
    SPARSE_MEMO(
        "a memo index costs no memory, however large", 4, error -> error.startsWith("MemoryError")),
    NO_INSTANCE(
        "what the call would make is not made: the call is shown, or the name of the function",
        8,
        value -> value.matches("value:(0|<(built-in )?function .*|<SimpleCookie.*|<memory at .*)")),
    LINE_IN_FRAME(
        "a line that a frame's end cuts is read whole; CPython forgets its beginning",
        1,
        value -> value.equals("value:2")),
    HANGS("CPython does not come to an end", 3, error -> error.startsWith("KILLED"));

    private final int count;
    private final Predicate<String> applies;

    Deviation(String reason, int count, Predicate<String> applies) {
      assertEquals(false, reason.isBlank());
      this.count = count;
      this.applies = applies;
    }
  }

  private final Repr repr = new Repr(new Repr.Limits(300_000, 1 << 20, 300_000, 20_000));

  @Test
  void everyRowMatchesCPythonOrHasAReason() {
    var wrong = new ArrayList<String>();
    Map<Deviation, Integer> reasons = new EnumMap<>(Deviation.class);
    int rows = 0;
    for (JsonNode row : Corpus.bad()) {
      rows++;
      String python = row.get("c").asString();
      Optional<PyValue> value = read(Corpus.pickle(row));
      if (python.startsWith("value:") || python.startsWith("ok")) {
        if (value.isPresent() && isSame(value.get(), python)) {
          continue;
        }
      } else if (value.isEmpty()) {
        continue;
      }
      List<Deviation> why =
          List.of(Deviation.values()).stream().filter(shown -> shown.applies.test(python)).toList();
      if (value.isPresent() && why.size() == 1) {
        reasons.merge(why.getFirst(), 1, Integer::sum);
      } else {
        wrong.add(line(row, value));
      }
    }
    assertEquals(List.of(), wrong);
    assertEquals(492, rows);
    Map<Deviation, Integer> expected = new EnumMap<>(Deviation.class);
    for (Deviation shown : Deviation.values()) {
      expected.put(shown, shown.count);
    }
    assertEquals(expected, reasons);
  }

  private static Optional<PyValue> read(byte[] bytes) {
    try {
      return Optional.of(PickleReader.read(bytes));
    } catch (PickleException e) {
      assertEquals(true, e.offset() >= 0 && e.offset() <= bytes.length, e::getMessage);
      return Optional.empty();
    }
  }

  private boolean isSame(PyValue value, String python) {
    if (python.startsWith("ok")) {
      return true;
    }
    String text = python.substring("value:".length());
    String kind = value.getClass().getSimpleName().substring(2);
    return repr.of(value).startsWith(text)
        || kind.equalsIgnoreCase(text)
        || (kind + "Type").equals(text);
  }

  private String line(JsonNode row, Optional<PyValue> value) {
    String ours = value.map(repr::of).orElse("error");
    return "\n%s: %s, not %s"
        .formatted(
            row.get("name").asString(),
            ours.substring(0, Math.min(100, ours.length())),
            row.get("c").asString());
  }
}
