package picklescope.python.objects;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import picklescope.python.Form;
import picklescope.python.PyBool;
import picklescope.python.PyGlobal;
import picklescope.python.PyList;
import picklescope.python.PyNone;
import picklescope.python.PyTuple;
import picklescope.python.PyValue;
import picklescope.python.PyValues;

/**
 * Arrays, scalars and types of numpy, as numpy 2.4 prints them. Not supported are masked arrays,
 * long doubles, structures with gaps, and arrays with out-of-band data.
 */
final class Numpy {
  private static final int MAX_AXES = 16;

  private Numpy() {}

  static Optional<Form> dtype(Construction object) {
    return NumpyType.of(object.object()).map(type -> Form.text("dtype(" + type.inDtype() + ")"));
  }

  /**
   * Returns the form of {@code numpy._core.multiarray._reconstruct(ndarray, (0,), b'b')} and its
   * state.
   */
  static Optional<Form> reconstructed(Construction object) {
    return content(object)
        .flatMap(content ->
            content.type().kind() == 'O'
                ? objects(content.shape(), content.values())
                : array(content).map(Numpy::form));
  }

  /** The content of an array's state. */
  private record Content(int[] shape, NumpyType type, boolean fortran, PyValue values) {}

  private static Optional<NumpyArray> array(Content content) {
    return TypedValues.bytes(content.values())
        .flatMap(bytes -> NumpyArray.of(content.shape(), content.type(), content.fortran(), bytes));
  }

  /** Returns the array for which an object stands; empty if its elements are not known. */
  static Optional<NumpyArray> array(Construction object) {
    return object.name().endsWith("_frombuffer")
        ? buffered(object)
        : content(object).filter(content -> content.type().kind() != 'O').flatMap(Numpy::array);
  }

  private static Optional<Content> content(Construction object) {
    if (object.size() != 3
        || object.hasContent()
        || !(object.argument(0) instanceof PyGlobal subtype)
        || !GlobalNames.qualified(subtype).equals("numpy.ndarray")
        || object.state().isEmpty()
        || !(object.state().get() instanceof PyTuple state)
        || state.size() != 5) {
      return Optional.empty();
    }
    Optional<int[]> shape = shape(state.items().get(1));
    Optional<NumpyType> type = NumpyType.of(state.items().get(2));
    if (shape.isEmpty() || type.isEmpty() || !(state.items().get(3) instanceof PyBool fortran)) {
      return Optional.empty();
    }
    return Optional.of(new Content(shape.get(), type.get(), fortran.value(), state.items().get(4)));
  }

  /**
   * Returns the form of {@code numpy._core.numeric._frombuffer(bytes, dtype, shape, order)}, which
   * protocol 5 uses.
   */
  static Optional<Form> fromBuffer(Construction object) {
    return buffered(object).map(Numpy::form);
  }

  private static Optional<NumpyArray> buffered(Construction object) {
    boolean fits =
        object.isArgumentsOnly()
            && (object.size() == 4 || object.size() == 5 && object.argument(4) instanceof PyNone);
    if (!fits) {
      return Optional.empty();
    }
    Optional<NumpyType> type = NumpyType.of(object.argument(1));
    Optional<int[]> shape = shape(object.argument(2));
    Optional<String> order = PyValues.text(object.argument(3)).filter(text -> text.matches("[CF]"));
    if (type.isEmpty() || shape.isEmpty() || order.isEmpty() || type.get().kind() == 'O') {
      return Optional.empty();
    }
    return TypedValues.bytes(object.argument(0))
        .flatMap(bytes -> NumpyArray.of(shape.get(), type.get(), order.get().equals("F"), bytes));
  }

  private static Optional<int[]> shape(PyValue value) {
    if (!(value instanceof PyTuple tuple) || tuple.size() > MAX_AXES) {
      return Optional.empty();
    }
    var shape = new int[tuple.size()];
    long size = 1;
    for (int i = 0; i < shape.length; i++) {
      OptionalLong length = TypedValues.integer(tuple.items().get(i), 0, Integer.MAX_VALUE);
      if (length.isEmpty()) {
        return Optional.empty();
      }
      shape[i] = (int) length.getAsLong();
      size = Math.min(size, Integer.MAX_VALUE) * shape[i];
    }
    return size <= Integer.MAX_VALUE ? Optional.of(shape) : Optional.empty();
  }

  private static Form form(NumpyArray array) {
    int[] shape = array.shape();
    NumpyType type = array.type();
    int size = array.size();
    var extras = new ArrayList<String>();
    if (size == 0 && shape.length != 1 || size > NumpyLayout.THRESHOLD) {
      String tuple =
          Arrays.stream(shape).mapToObj(Integer::toString).collect(Collectors.joining(", "));
      extras.add("shape=(" + tuple + (shape.length == 1 ? ",)" : ")"));
    }
    if (size == 0 || !type.isImplied()) {
      extras.add("dtype=" + type.inArray());
    }
    String elements = "[]";
    if (size > 0) {
      var layout = new NumpyLayout(shape, array.fortran(), size);
      var texts =
          new NumpyElements(array.bytes(), type.size())
              .texts(type, 0, layout.shown(), shape.length == 0);
      elements = layout.text(texts);
    }
    return Form.columns(NumpyLayout.array(elements, extras));
  }

  /**
   * Returns the form of a one-dimensional array of objects; their texts are not laid out in rows.
   */
  private static Optional<Form> objects(int[] shape, PyValue content) {
    return shape.length == 1
            && shape[0] > 0
            && content instanceof PyList list
            && list.size() == shape[0]
            && list.items().stream().noneMatch(item -> item instanceof PyList)
        ? Optional.of(
            Form.of("array([", new Form.Items(list.items()), "], dtype=object)")
                .cyclic("array(...)"))
        : Optional.empty();
  }

  /** Returns whether an object is a scalar: {@code numpy._core.multiarray.scalar(dtype, bytes)}. */
  static boolean isScalar(Construction object) {
    return object.isArgumentsOnly()
        && object.size() == 2
        && modules("multiarray.scalar").contains(object.name());
  }

  /** Returns the form of {@code numpy._core.multiarray.scalar(dtype, bytes)}. */
  static Optional<Form> scalar(Construction object) {
    if (!object.isArgumentsOnly() || object.size() != 2) {
      return Optional.empty();
    }
    Optional<NumpyType> type = NumpyType.of(object.argument(0));
    Optional<byte[]> bytes = TypedValues.bytes(object.argument(1));
    if (type.isEmpty() || bytes.isEmpty() || bytes.get().length != type.get().size()) {
      return Optional.empty();
    }
    return scalar(type.get(), bytes.get()).map(text -> Form.text("np." + text));
  }

  private static Optional<String> scalar(NumpyType type, byte[] bytes) {
    var buffer =
        ByteBuffer.wrap(bytes).order(type.big() ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
    String inside =
        switch (type.kind()) {
          case 'b' -> "";
          case 'i', 'u' -> NumpyElements.whole(buffer, type, 0);
          case 'f' -> NumpyFloats.repr(NumpyElements.number(buffer, type.size(), 0), type.size());
          case 'c' -> complex(buffer, type.size() / 2);
          case 'M' -> "'" + NumpyDates.text(buffer.getLong(0), type.unit()) + "'";
          case 'm' -> NumpyElements.duration(buffer.getLong(0)) + ",'" + type.unit() + "'";
          case 'S', 'U' ->
              new NumpyElements(bytes, type.size()).texts(type, 0, new int[] {0}, true).apply(0);
          default -> "";
        };
    return switch (type.kind()) {
      case 'b' -> Optional.of(bytes[0] != 0 ? "True_" : "False_");
      case 'V', 'O' -> Optional.empty();
      default -> Optional.of(type.name() + "(" + inside + ")");
    };
  }

  private static String complex(ByteBuffer buffer, int size) {
    double real = NumpyElements.number(buffer, size, 0);
    String first = bare(NumpyFloats.repr(real, size));
    String second = bare(NumpyFloats.repr(NumpyElements.number(buffer, size, size), size)) + "j";
    if (real == 0 && 1 / real > 0) {
      return second;
    }
    return first + (second.startsWith("-") ? "" : "+") + second;
  }

  private static String bare(String number) {
    return number.endsWith(".0") ? number.substring(0, number.length() - 2) : number;
  }

  /** Returns the names of a function in numpy 1 and 2. */
  static List<String> modules(String name) {
    return List.of("numpy.core." + name, "numpy._core." + name);
  }
}
