package picklescope.python.objects;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import picklescope.python.PyDict;
import picklescope.python.PyNone;
import picklescope.python.PyObject;
import picklescope.python.PyStr;
import picklescope.python.PyTuple;
import picklescope.python.PyValue;
import picklescope.python.PyValues;
import picklescope.python.Repr;

/**
 * A {@code numpy.dtype}, as far as arrays of it can be displayed.
 *
 * @param kind numpy's type character: b i u f c S U O V M m
 * @param size the size of an element in bytes
 * @param big whether the bytes are big-endian
 * @param unit the unit of dates and durations, such as {@code ms}; otherwise empty
 * @param fields the fields of a structure; otherwise empty
 */
record NumpyType(char kind, int size, boolean big, String unit, List<Field> fields) {
  /**
   * A field of a structure.
   *
   * @param offset its offset in the element, in bytes
   */
  record Field(String name, int offset, NumpyType type) {}

  private static final Pattern CODE = Pattern.compile("([biufcSUOVMm])([0-9]{1,6})");
  private static final int MAX_DEPTH = 4;

  /** Returns the type that {@code numpy.dtype(code, align, copy)} with its state describes. */
  static Optional<NumpyType> of(PyValue value) {
    return of(value, MAX_DEPTH);
  }

  private static Optional<NumpyType> of(PyValue value, int depth) {
    if (depth == 0
        || !(value instanceof PyObject object)
        || Construction.of(object).filter(made -> made.name().equals("numpy.dtype")).isEmpty()
        || object.states().size() != 1
        || !(object.states().getFirst() instanceof PyTuple state)
        || state.size() < 8
        || !(state.items().get(2) instanceof PyNone)
        || !(object.arguments() instanceof PyTuple arguments)
        || arguments.size() == 0) {
      return Optional.empty();
    }
    var code = CODE.matcher(PyValues.text(arguments.items().getFirst()).orElse(""));
    Optional<String> order = PyValues.text(state.items().get(1));
    if (!code.matches() || order.isEmpty()) {
      return Optional.empty();
    }
    char kind = code.group(1).charAt(0);
    int number = Integer.parseInt(code.group(2));
    int size = kind == 'U' ? number * 4 : number;
    Optional<List<Field>> fields =
        kind == 'V' ? fields(state, size, depth) : Optional.of(List.of());
    Optional<String> unit = kind == 'M' || kind == 'm' ? unit(state) : Optional.of("");
    if (fields.isEmpty() || unit.isEmpty() || !isSize(kind, size)) {
      return Optional.empty();
    }
    return Optional.of(
        new NumpyType(kind, size, order.get().equals(">"), unit.get(), fields.get()));
  }

  private static boolean isSize(char kind, int size) {
    return switch (kind) {
      case 'b' -> size == 1;
      case 'i', 'u' -> size == 1 || size == 2 || size == 4 || size == 8;
      case 'f' -> size == 2 || size == 4 || size == 8;
      case 'c' -> size == 8 || size == 16;
      case 'M', 'm' -> size == 8;
      default -> size > 0;
    };
  }

  /** Returns contiguous fields only; others have a different description. */
  private static Optional<List<Field>> fields(PyTuple state, int size, int depth) {
    if (!(state.items().get(3) instanceof PyTuple names)
        || !(state.items().get(4) instanceof PyDict dict)) {
      return Optional.empty();
    }
    var fields = new ArrayList<Field>();
    int end = 0;
    for (PyValue name : names.items()) {
      Optional<String> text = PyValues.text(name);
      if (text.isEmpty()
          || !(dict.get(text.get()).orElse(PyNone.NONE) instanceof PyTuple described)
          || described.size() != 2) {
        return Optional.empty();
      }
      Optional<NumpyType> type = of(described.items().get(0), depth - 1);
      OptionalLong offset = TypedValues.integer(described.items().get(1));
      if (type.isEmpty() || offset.isEmpty() || offset.getAsLong() != end) {
        return Optional.empty();
      }
      fields.add(new Field(text.get(), end, type.get()));
      end += type.get().size();
    }
    return end == size ? Optional.of(fields) : Optional.empty();
  }

  private static Optional<String> unit(PyTuple state) {
    if (state.size() < 9
        || !(state.items().get(8) instanceof PyTuple pair)
        || pair.size() != 2
        || !(pair.items().get(1) instanceof PyTuple unit)
        || unit.size() != 4) {
      return Optional.empty();
    }
    Optional<String> name =
        TypedValues.bytes(unit.items().get(0))
            .map(bytes -> new String(bytes, StandardCharsets.ISO_8859_1))
            .filter(text -> text.matches("[YMWDhms]|ms|us|ns"));
    boolean one = TypedValues.integer(unit.items().get(1), 1, 1).isPresent();
    return one ? name : Optional.empty();
  }

  /** Returns numpy's name: {@code int16}. */
  String name() {
    return switch (kind) {
      case 'b' -> "bool";
      case 'i' -> "int" + size * 8;
      case 'u' -> "uint" + size * 8;
      case 'f' -> "float" + size * 8;
      case 'c' -> "complex" + size * 8;
      case 'S' -> "bytes_";
      case 'U' -> "str_";
      case 'M' -> "datetime64";
      case 'm' -> "timedelta64";
      case 'O' -> "object";
      default -> "void";
    };
  }

  /**
   * Returns the type as in {@code repr} of an array: {@code int16}, {@code '>u4'}, {@code [('a',
   * '<i4')]}.
   */
  String inArray() {
    return switch (kind) {
      case 'V' -> list();
      case 'U' -> "'" + code() + "'";
      case 'S' -> "'|S" + size + "'";
      case 'M', 'm' -> big ? "'" + code() + "'" : "'" + name() + "[" + unit + "]'";
      default -> big ? "'" + code() + "'" : name();
    };
  }

  /** Returns the argument of {@code dtype(...)}. */
  String inDtype() {
    return switch (kind) {
      case 'V' -> list();
      case 'U', 'M', 'm', 'S', 'O' -> "'" + code() + "'";
      default -> "'" + (big ? code() : name()) + "'";
    };
  }

  /** Returns whether {@code repr} of an array omits the type. */
  boolean isImplied() {
    return !big
        && (kind == 'b' || size == 8 && (kind == 'i' || kind == 'f') || kind == 'c' && size == 16);
  }

  private String code() {
    String order = big ? ">" : "<";
    return switch (kind) {
      case 'b' -> "?";
      case 'O' -> "O";
      case 'S' -> "S" + size;
      case 'U' -> order + "U" + size / 4;
      case 'M', 'm' -> order + kind + size + "[" + unit + "]";
      default -> (size == 1 ? "" : order) + kind + size;
    };
  }

  private String list() {
    var parts = new ArrayList<String>();
    for (Field field : fields) {
      NumpyType type = field.type();
      String shown = type.kind == 'V' ? type.list() : "'" + type.code() + "'";
      parts.add("(" + new Repr().of(PyStr.of(field.name())) + ", " + shown + ")");
    }
    return "[" + String.join(", ", parts) + "]";
  }
}
