package picklescope.python.objects;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import picklescope.python.PyObject;
import picklescope.python.PyValue;

/**
 * A numpy array whose elements are known: its shape, its type, and its elements as numpy prints
 * them. Immutable.
 */
public final class NumpyArray {
  private final int[] shape;
  private final NumpyType type;
  private final boolean fortran;
  private final byte[] bytes;

  private NumpyArray(int[] shape, NumpyType type, boolean fortran, byte[] bytes) {
    this.shape = shape;
    this.type = type;
    this.fortran = fortran;
    this.bytes = bytes;
  }

  /**
   * Returns the array for which an object stands; empty if it is not an array, or its elements are
   * not known.
   */
  public static Optional<NumpyArray> of(PyObject object) {
    return Construction.of(object).filter(NumpyArray::isNamed).flatMap(Numpy::array);
  }

  private static boolean isNamed(Construction object) {
    return object.name().startsWith("numpy.")
        && (object.name().endsWith("._reconstruct") || object.name().endsWith("._frombuffer"));
  }

  /** Returns an array; empty if the number of bytes does not match. */
  static Optional<NumpyArray> of(int[] shape, NumpyType type, boolean fortran, byte[] bytes) {
    long size = Arrays.stream(shape).asLongStream().reduce(1, (a, b) -> a * b);
    return size * type.size() == bytes.length
        ? Optional.of(new NumpyArray(shape, type, fortran, bytes))
        : Optional.empty();
  }

  /** Returns the length of each axis; empty for an array of one element without axes. */
  public List<Integer> axes() {
    return Arrays.stream(shape).boxed().toList();
  }

  /** Returns the shape in Python syntax: {@code (3, 4)}. */
  public String shapeText() {
    return IntStream.of(shape)
        .mapToObj(Integer::toString)
        .collect(Collectors.joining(", ", "(", shape.length == 1 ? ",)" : ")"));
  }

  /** Returns the name of the type in numpy: {@code float64}. */
  public String typeText() {
    String text = type.inArray();
    return text.startsWith("'") && text.endsWith("'") ? text.substring(1, text.length() - 1) : text;
  }

  /** Returns the number of elements. */
  public int size() {
    return IntStream.of(shape).reduce(1, (a, b) -> a * b);
  }

  /**
   * Returns the texts of some elements, padded to the width of the longest.
   *
   * @param from the first element, counted in C order (the last axis varies fastest)
   * @param to the element after the last
   */
  public List<String> texts(int from, int to) {
    int[] positions = IntStream.range(from, to).map(this::position).toArray();
    IntFunction<String> text =
        new NumpyElements(bytes, type.size()).texts(type, 0, positions, shape.length == 0);
    return IntStream.of(positions).mapToObj(text).toList();
  }

  /** Returns the text of one element. */
  public String text(int element) {
    return texts(element, element + 1).getFirst().strip();
  }

  /**
   * Returns an element as a value of Python's own types; floats of 16 and 32 bits are exact. Empty
   * for long doubles, times and structures.
   *
   * @param element the element, counted in C order (the last axis varies fastest)
   */
  public Optional<PyValue> value(int element) {
    int from = position(element) * type.size();
    return NumpyScalars.value(type, Arrays.copyOfRange(bytes, from, from + type.size()));
  }

  /**
   * Returns the index expression of an element: {@code [1, 0]}; empty for an array without axes.
   */
  public String index(int element) {
    var index = new ArrayDeque<String>();
    int rest = element;
    for (int axis = shape.length - 1; axis >= 0; axis--) {
      index.push(Integer.toString(rest % shape[axis]));
      rest /= shape[axis];
    }
    return index.isEmpty() ? "" : "[" + String.join(", ", index) + "]";
  }

  /**
   * Returns the elements, in C order, whose bytes differ from those of an array of the same shape
   * and type.
   */
  public BitSet differing(NumpyArray other) {
    var differing = new BitSet();
    int width = type.size();
    for (int i = 0; i < size(); i++) {
      int here = position(i) * width;
      int there = other.position(i) * width;
      if (!Arrays.equals(bytes, here, here + width, other.bytes, there, there + width)) {
        differing.set(i);
      }
    }
    return differing;
  }

  /** Returns the position of an element in the array's bytes. */
  private int position(int element) {
    if (!fortran) {
      return element;
    }
    int position = 0;
    int rest = element;
    var index = new int[shape.length];
    for (int axis = shape.length - 1; axis >= 0; axis--) {
      index[axis] = rest % shape[axis];
      rest /= shape[axis];
    }
    for (int axis = shape.length - 1; axis >= 0; axis--) {
      position = position * shape[axis] + index[axis];
    }
    return position;
  }

  int[] shape() {
    return shape;
  }

  NumpyType type() {
    return type;
  }

  boolean fortran() {
    return fortran;
  }

  byte[] bytes() {
    return bytes;
  }
}
