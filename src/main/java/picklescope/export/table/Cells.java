package picklescope.export.table;

import java.util.Arrays;
import java.util.BitSet;

/**
 * The cells of one column of a batch. A row that is left out has an empty cell. For one thread.
 *
 * @see Numbers
 * @see Texts
 */
public abstract sealed class Cells permits Cells.Numbers, Cells.Texts {
  private static final int EMPTY = 150; // bytes that empty cells take, about

  private int row;

  Cells() {}

  /** Begins a row; those between the previous one and this one are empty. */
  final void begin(int number) {
    row = number;
  }

  final int row() {
    return row;
  }

  /** Writes a whole number, or the nanoseconds of a time. */
  abstract void whole(long value);

  /** Writes a number. */
  abstract void real(double value);

  /** Writes a truth value. */
  abstract void truth(boolean value);

  /** Writes a text. */
  abstract void text(String value);

  /** Writes a name; none if it is empty. */
  final void name(String value) {
    if (!value.isEmpty()) {
      text(value);
    }
  }

  /** Returns whether a row has a value. */
  public abstract boolean isPresent(int of);

  abstract void clear();

  /** Returns the memory that the cells take, about. */
  abstract long bytes();

  /** Numbers, times and truth values. */
  public static final class Numbers extends Cells {
    private static final int FIRST = 4;

    private long[] values = new long[FIRST];
    private BitSet present = new BitSet();

    Numbers() {}

    @Override
    void whole(long value) {
      if (row() >= values.length) {
        values = Arrays.copyOf(values, Math.max(row() + 1, values.length * 2));
      }
      values[row()] = value;
      present.set(row());
    }

    @Override
    void real(double value) {
      whole(Double.doubleToRawLongBits(value));
    }

    @Override
    void truth(boolean value) {
      whole(value ? 1 : 0);
    }

    @Override
    void text(String value) {
      throw new IllegalArgumentException("a text is no number");
    }

    @Override
    public boolean isPresent(int of) {
      return present.get(of);
    }

    /** Returns a whole number, the nanoseconds of a time, or 1 for true. */
    public long wholeAt(int of) {
      return values[of];
    }

    /** Returns a number. */
    public double realAt(int of) {
      return Double.longBitsToDouble(values[of]);
    }

    @Override
    void clear() {
      present = new BitSet();
      values = new long[FIRST];
    }

    @Override
    long bytes() {
      return EMPTY + values.length * (Long.BYTES + 1L);
    }
  }

  /** The memory of the texts of all columns of a batch. */
  static final class TextMemory {
    long bytes;
  }

  /** Texts, each different one kept once. */
  public static final class Texts extends Cells {
    private static final int FIRST = 4;
    private static final int OVERHEAD = 80; // bytes of a text beside its characters

    private final TextMemory memory;

    private int[] ids = new int[FIRST]; // 0 where there is no text
    private TextIndex index = new TextIndex();
    private long textBytes;

    Texts(TextMemory memory) {
      this.memory = memory;
    }

    @Override
    void whole(long value) {
      text(Long.toString(value));
    }

    @Override
    void real(double value) {
      text(Double.toString(value));
    }

    @Override
    void truth(boolean value) {
      text(Boolean.toString(value));
    }

    @Override
    void text(String value) {
      if (row() >= ids.length) {
        ids = Arrays.copyOf(ids, Math.max(row() + 1, ids.length * 2));
      }
      int before = index.size();
      ids[row()] = index.id(value) + 1;
      if (index.size() > before) {
        long more = Character.BYTES * (long) value.length() + OVERHEAD;
        textBytes += more;
        memory.bytes += more;
      }
    }

    @Override
    public boolean isPresent(int of) {
      return of < ids.length && ids[of] != 0;
    }

    /** Returns the text of a row that has one. */
    public String textAt(int of) {
      return index.text(id(of));
    }

    /** Returns the number of the text of a row, from 0, in the order of their first rows. */
    public int id(int of) {
      return ids[of] - 1;
    }

    /** Returns how many different texts there are. */
    public int different() {
      return index.size();
    }

    /** Returns a text by its number. */
    public String different(int id) {
      return index.text(id);
    }

    @Override
    void clear() {
      ids = new int[FIRST];
      index = new TextIndex();
      memory.bytes -= textBytes;
      textBytes = 0;
    }

    @Override
    long bytes() {
      return EMPTY + ids.length * (long) Integer.BYTES + textBytes;
    }
  }
}
