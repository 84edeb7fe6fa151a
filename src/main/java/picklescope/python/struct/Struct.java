package picklescope.python.struct;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import picklescope.python.PyValue;
import picklescope.python.source.SourceException;

/**
 * A layout of values in bytes, in the format language of Python's {@code struct} module, such as
 * {@code <3f}: what its {@code pack}, {@code unpack} and {@code calcsize} do.
 *
 * <p>Source: Python 3.13, Library Reference, {@code struct}. {@code @}, the default, is native: the
 * byte order, sizes and alignment of this computer. A number that is too large for {@code f} is
 * refused in native formats too, where Python makes it infinite. Immutable; any thread may use it.
 */
public final class Struct {
  /** The most bytes that a format may take. */
  public static final int MAX_SIZE = 1 << 20;

  private final String format;
  private final ByteOrder order;
  private final List<StructItem> items;
  private final int size;
  private final int count;

  Struct(String format, ByteOrder order, List<StructItem> items, int size) {
    this.format = format;
    this.order = order;
    this.items = List.copyOf(items);
    this.size = size;
    count = items.stream().mapToInt(StructItem::values).sum();
  }

  /**
   * Reads a format.
   *
   * @throws SourceException with the place of the mistake
   */
  public static Struct of(String format) throws SourceException {
    return new StructFormat(format).read();
  }

  /** As it was written. */
  public String format() {
    return format;
  }

  /** How many bytes it takes, as {@code struct.calcsize}. */
  public int size() {
    return size;
  }

  /** How many values it stands for. */
  public int count() {
    return count;
  }

  /** Where a value lies: its first byte, counted from the start of the struct. */
  public int offset(int value) {
    int before = value;
    for (StructItem item : items) {
      if (before < item.values()) {
        return item.offset() + before * item.valueSize();
      }
      before -= item.values();
    }
    throw new IndexOutOfBoundsException(value);
  }

  /** How many bytes a value takes. */
  public int size(int value) {
    int before = value;
    for (StructItem item : items) {
      if (before < item.values()) {
        return item.valueSize();
      }
      before -= item.values();
    }
    throw new IndexOutOfBoundsException(value);
  }

  /**
   * The values in bytes, as {@code struct.unpack_from}: what follows them is left alone.
   *
   * @param from where they begin, 0 to the array's length
   * @throws StructException if there are too few bytes
   */
  public List<PyValue> unpack(byte[] bytes, int from) throws StructException {
    if (bytes.length - from < size) {
      throw new StructException(
          "%s takes %,d bytes; there are %,d from here on"
              .formatted(format, size, Math.max(0, bytes.length - from)));
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
   * The bytes of values, as {@code struct.pack}.
   *
   * @throws StructException if there are too few or too many values, or one does not fit
   */
  public byte[] pack(List<? extends PyValue> values) throws StructException {
    if (values.size() != count) {
      throw new StructException(
          "%s takes %,d values, not %,d".formatted(format, count, values.size()));
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
