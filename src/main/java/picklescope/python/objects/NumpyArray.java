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

/**
 * A numpy array whose elements are known: its shape, its type, and its elements as numpy prints
 * them.
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

  /** The array that an object would be made to. */
  public static Optional<NumpyArray> of(PyObject object) {
    return Construction.of(object).filter(NumpyArray::isNamed).flatMap(Numpy::array);
  }

  private static boolean isNamed(Construction object) {
    return object.name().startsWith("numpy.")
        && (object.name().endsWith("._reconstruct") || object.name().endsWith("._frombuffer"));
  }

  /** Empty when the bytes are not those of so many elements. */
  static Optional<NumpyArray> of(int[] shape, NumpyType type, boolean fortran, byte[] bytes) {
    long size = Arrays.stream(shape).asLongStream().reduce(1, (a, b) -> a * b);
    return size * type.size() == bytes.length
        ? Optional.of(new NumpyArray(shape, type, fortran, bytes))
        : Optional.empty();
  }

  /** How many elements each axis has; none for an array of one element without axes. */
  public List<Integer> axes() {
    return Arrays.stream(shape).boxed().toList();
  }

  /** The shape as Python has it: {@code (3, 4)}. */
  public String shapeText() {
    return IntStream.of(shape)
        .mapToObj(Integer::toString)
        .collect(Collectors.joining(", ", "(", shape.length == 1 ? ",)" : ")"));
  }

  /** The type as numpy names it: {@code float64}. */
  public String typeText() {
    String text = type.inArray();
    return text.startsWith("'") && text.endsWith("'") ? text.substring(1, text.length() - 1) : text;
  }

  /** How many elements there are. */
  public int size() {
    return IntStream.of(shape).reduce(1, (a, b) -> a * b);
  }

  /**
   * The texts of some elements, as wide as the widest of them.
   *
   * @param from the first element, counted in the order of the last axis first (C order)
   * @param to the element after the last
   */
  public List<String> texts(int from, int to) {
    int[] places = IntStream.range(from, to).map(this::place).toArray();
    IntFunction<String> text =
        new NumpyElements(bytes, type.size()).texts(type, 0, places, shape.length == 0);
    return IntStream.of(places).mapToObj(text).toList();
  }

  /** The text of one element. */
  public String text(int element) {
    return texts(element, element + 1).getFirst().strip();
  }

  /** How an element is asked for: {@code [1, 0]}; empty for an array without axes. */
  public String index(int element) {
    var index = new ArrayDeque<String>();
    int rest = element;
    for (int axis = shape.length - 1; axis >= 0; axis--) {
      index.push(Integer.toString(rest % shape[axis]));
      rest /= shape[axis];
    }
    return index.isEmpty() ? "" : "[" + String.join(", ", index) + "]";
  }

  /** The elements, in C order, whose bytes are others than in an array of this shape and type. */
  public BitSet differing(NumpyArray other) {
    var differing = new BitSet();
    int width = type.size();
    for (int i = 0; i < size(); i++) {
      int here = place(i) * width;
      int there = other.place(i) * width;
      if (!Arrays.equals(bytes, here, here + width, other.bytes, there, there + width)) {
        differing.set(i);
      }
    }
    return differing;
  }

  /** Where an element lies among the bytes' elements. */
  private int place(int element) {
    if (!fortran) {
      return element;
    }
    int place = 0;
    int rest = element;
    var index = new int[shape.length];
    for (int axis = shape.length - 1; axis >= 0; axis--) {
      index[axis] = rest % shape[axis];
      rest /= shape[axis];
    }
    for (int axis = shape.length - 1; axis >= 0; axis--) {
      place = place * shape[axis] + index[axis];
    }
    return place;
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
