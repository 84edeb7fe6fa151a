package picklescope.python.struct;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import picklescope.python.PyValue;
import picklescope.python.source.SourceException;
import picklescope.python.text.Counted;

/**
 * A layout of values in bytes, in the format language of Python's {@code struct} module, such as
 * {@code <3f}, with {@code pack}, {@code unpack} and {@code calcsize}.
 *
 * <p>Source: Python 3.13, Library Reference, {@code struct}. The default {@code @} is native: the
 * byte order, sizes and alignment of this computer. A number that is too large for {@code f} is
 * refused in native formats too, where Python stores infinity. Immutable.
 */
public final class Struct {
  /** The maximum size of a format in bytes. */
  public static final int MAX_SIZE = 1 << 20;

  private final String format;
  private final ByteOrder order;
  private final List<StructItem> items;
  private final int[] firsts; // the number of values before each item
  private final int size;
  private final int count;

  /**
   * Creates a struct.
   *
   * @param items the items, each with at least one value
   */
  Struct(String format, ByteOrder order, List<StructItem> items, int size) {
    this.format = format;
    this.order = order;
    this.items = List.copyOf(items);
    this.size = size;
    firsts = new int[items.size()];
    int values = 0;
    for (int i = 0; i < firsts.length; i++) {
      firsts[i] = values;
      values += items.get(i).values();
    }
    count = values;
  }

  /**
   * Parses a format.
   *
   * @throws SourceException with the position of the error
   */
  public static Struct of(String format) throws SourceException {
    return new StructFormat(format).read();
  }

  /** Returns the format as it was written. */
  public String format() {
    return format;
  }

  /** Returns the size in bytes, as {@code struct.calcsize}. */
  public int size() {
    return size;
  }

  /** Returns the number of values. */
  public int count() {
    return count;
  }

  /** Returns the offset of a value, in bytes from the start of the struct. */
  public int offset(int value) {
    int item = indexOfItem(value);
    return items.get(item).offset() + (value - firsts[item]) * items.get(item).valueSize();
  }

  /** Returns the size of a value in bytes. */
  public int size(int value) {
    return items.get(indexOfItem(value)).valueSize();
  }

  private int indexOfItem(int value) {
    int found = Arrays.binarySearch(firsts, Objects.checkIndex(value, count));
    return found >= 0 ? found : -found - 2;
  }

  /**
   * Decodes values, as {@code struct.unpack_from}. Further bytes are ignored.
   *
   * @param from the offset of the struct, 0 to the array's length
   * @throws StructException if there are too few bytes
   */
  public List<PyValue> unpack(byte[] bytes, int from) throws StructException {
    if (bytes.length - from < size) {
      throw new StructException(
          String.format(
              Locale.ROOT,
              "%s takes %s; there are %,d from here on",
              format,
              Counted.bytes(size),
              Math.max(0, bytes.length - from)));
    }
    var buffer = ByteBuffer.wrap(bytes).order(order);
    var values = new ArrayList<PyValue>(count);
    for (StructItem item : items) {
      for (int i = 0; i < item.values(); i++) {
        values.add(StructValues.get(buffer, from + item.offset() + i * item.width(), item));
      }
    }
    return values;
  }

  /**
   * Encodes values, as {@code struct.pack}.
   *
   * @throws StructException if there are too few or too many values, or one does not fit
   */
  public byte[] pack(List<? extends PyValue> values) throws StructException {
    if (values.size() != count) {
      throw new StructException(
          String.format(
              Locale.ROOT,
              "%s takes %s, not %,d",
              format,
              Counted.of(count, "value", "values"),
              values.size()));
    }
    var buffer = ByteBuffer.allocate(size).order(order);
    int next = 0;
    for (StructItem item : items) {
      for (int i = 0; i < item.values(); i++) {
        StructValues.put(buffer, item.offset() + i * item.width(), item, values.get(next++));
      }
    }
    return buffer.array();
  }

  @Override
  public String toString() {
    return format;
  }
}
