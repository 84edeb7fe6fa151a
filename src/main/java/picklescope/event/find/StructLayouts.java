package picklescope.event.find;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picklescope.python.Call;
import picklescope.python.PyBool;
import picklescope.python.PyBytes;
import picklescope.python.PyFloat;
import picklescope.python.PyInt;
import picklescope.python.PyStr;
import picklescope.python.PyValue;
import picklescope.python.PyValues;
import picklescope.python.source.SourceException;
import picklescope.python.struct.Struct;
import picklescope.python.struct.StructException;

/**
 * Finds formats of Python's {@code struct} in which numbers and texts lie in bytes, one after the
 * other, with bytes before and after them that are left out.
 */
final class StructLayouts {
  private static final int MAX_PAD = 32;
  private static final int MAX_STEPS = 20_000;
  private static final int MAX_VALUES = 200;

  private final byte[] payload;
  private final List<PyValue> values;
  private int steps;

  private StructLayouts(byte[] payload, List<PyValue> values) {
    this.payload = payload;
    this.values = values;
  }

  /** Returns the envelopes that may read a call; they are to be tried. */
  static List<String> of(byte[] payload, Call call) {
    boolean named = call.keywords().size() > 0;
    if (named && call.arguments().size() > 0 || named && names(call).isEmpty()) {
      return List.of();
    }
    List<PyValue> values =
        named
            ? call.keywords().entries().stream().map(entry -> entry.value()).toList()
            : call.arguments().items();
    if (values.isEmpty() || values.size() > MAX_VALUES) {
      return List.of();
    }
    var layouts = new StructLayouts(payload, values);
    var found = new ArrayList<String>();
    for (char order : new char[] {'<', '>'}) {
      layouts
          .format(order)
          .map(format -> "struct " + format + (named ? " " + names(call) : ""))
          .ifPresent(found::add);
    }
    return found;
  }

  /** Returns the keyword names, separated by commas; empty if a format cannot have them. */
  static String names(Call call) {
    var names = new ArrayList<String>();
    for (var entry : call.keywords().entries()) {
      names.add(PyValues.text(entry.key()).orElse(""));
    }
    return names.stream().allMatch(name -> name.matches("[A-Za-z_][A-Za-z_0-9]*"))
        ? String.join(", ", names)
        : "";
  }

  private Optional<String> format(char order) {
    for (int after = 0; after <= Math.min(MAX_PAD, payload.length); after++) {
      for (int before = 0; before + after <= Math.min(MAX_PAD, payload.length); before++) {
        var codes = new ArrayList<String>();
        if (fits(order, before, payload.length - after, codes)) {
          return Optional.of(order + pad(before) + joined(codes) + pad(after));
        }
      }
    }
    return Optional.empty();
  }

  private static String pad(int bytes) {
    return bytes == 0 ? "" : bytes == 1 ? "x" : bytes + "x";
  }

  /** Returns codes with counts for repetitions: {@code 3f}. */
  private static String joined(List<String> codes) {
    var text = new StringBuilder();
    for (int i = 0; i < codes.size(); ) {
      int end = i + 1;
      while (end < codes.size()
          && codes.get(end).equals(codes.get(i))
          && codes.get(i).length() == 1) {
        end++;
      }
      text.append(end - i == 1 ? "" : Integer.toString(end - i)).append(codes.get(i));
      i = end;
    }
    return text.toString();
  }

  private boolean fits(char order, int at, int end, List<String> codes) {
    if (codes.size() == values.size()) {
      return at == end;
    }
    PyValue value = values.get(codes.size());
    for (String code : codes(value)) {
      if (++steps > MAX_STEPS) {
        return false;
      }
      int size = matches(order, code, value, at);
      if (size > 0) {
        codes.add(code);
        if (fits(order, at + size, end, codes)) {
          return true;
        }
        codes.removeLast();
      }
    }
    return false;
  }

  private static List<String> codes(PyValue value) {
    return switch (value) {
      case PyFloat _ -> List.of("f", "d", "e");
      case PyInt _ -> List.of("i", "h", "b", "q", "I", "H", "B", "Q", "f", "d");
      case PyBool _ -> List.of("?");
      case PyStr text when text.byteLength() > 0 -> List.of(text.byteLength() + "s");
      case PyBytes bytes when bytes.length() > 0 -> List.of(bytes.length() + "s");
      default -> List.of();
    };
  }

  /** Returns how many bytes the value takes at an offset; 0 if it is not there. */
  private int matches(char order, String code, PyValue value, int at) {
    try {
      var struct = Struct.of(order + code);
      boolean there =
          at + struct.size() <= payload.length
              && Match.of(value, struct.unpack(payload, at).getFirst()) != Match.NONE;
      return there ? struct.size() : 0;
    } catch (SourceException | StructException e) {
      return 0; // too long for the payload
    }
  }
}
