package picklescope.python;

import java.util.AbstractList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.RandomAccess;
import org.jspecify.annotations.Nullable;

/**
 * Python's {@code dict}: in insertion order; of equal keys the first key and the last value are
 * kept, as in Python. Keys are compared by {@link Equality#sameKey}; one that is not hashable is
 * kept nevertheless, and equals only itself.
 */
public final class PyDict implements PyValue {
  /** A key and its value. */
  public record Entry(PyValue key, PyValue value) {}

  private static final Object[] NOTHING = {};
  private static final int INDEXED = 8; // up to this size a linear search is faster

  private Object[] flat = NOTHING; // key, value, key, value ...
  private int size;
  private @Nullable KeyIndex index; // null while there are few entries

  private PyDict() {}

  public static PyDict of() {
    return new PyDict();
  }

  /** Returns a dict with str keys, such as keyword arguments, in the map's order. */
  public static PyDict of(Map<String, ? extends PyValue> map) {
    var dict = new PyDict();
    map.forEach((key, value) -> dict.put(PyStr.of(key), value));
    return dict;
  }

  /** Sets a key's value; only while the value is being built. */
  public void put(PyValue key, PyValue value) {
    put(key, value, new Equality());
  }

  /**
   * Sets a key's value; only while the value is being built.
   *
   * @param equality shared by the keys of one value
   */
  public void put(PyValue key, PyValue value, Equality equality) {
    if (size * 2 == flat.length) {
      flat = Arrays.copyOf(flat, Math.max(4, size * 3 / 2 * 2));
    }
    set(key, value, equality);
  }

  /**
   * Sets the alternating keys and values in a range of an array; only while the value is being
   * built.
   *
   * @param equality shared by the keys of one value
   */
  public void putAll(Object[] from, int start, int end, Equality equality) {
    if (size == 0 && areTexts(from, start, end)) {
      flat = Arrays.copyOfRange(from, start, end);
      size = (end - start) / 2;
      return;
    }
    int needed = size * 2 + end - start;
    if (needed > flat.length) {
      flat = Arrays.copyOf(flat, size == 0 ? needed : Math.max(needed, size * 3 / 2 * 2));
    }
    for (int i = start; i < end; i += 2) {
      set((PyValue) from[i], (PyValue) from[i + 1], equality);
    }
  }

  /**
   * Returns whether the keys are a few different strings, which usually differ in length or last
   * byte.
   */
  private static boolean areTexts(Object[] from, int start, int end) {
    if (end - start > 2 * INDEXED) {
      return false;
    }
    long seen = 0;
    for (int i = start; i < end; i += 2) {
      if (!(from[i] instanceof PyStr text)) {
        return false;
      }
      long sketch = text.sketch();
      if ((seen & sketch) != 0 && isAmong(text, from, start, i)) {
        return false;
      }
      seen |= sketch;
    }
    return true;
  }

  private static boolean isAmong(PyStr text, Object[] texts, int start, int end) {
    for (int i = start; i < end; i += 2) {
      if (text.sameText((PyStr) texts[i])) {
        return true;
      }
    }
    return false;
  }

  private void set(PyValue key, PyValue value, Equality equality) {
    long hash = index == null ? 0 : equality.hash(key);
    int entry = find(key, hash, equality);
    if (entry >= 0) {
      flat[entry * 2 + 1] = value;
      return;
    }
    flat[size * 2] = key;
    flat[size * 2 + 1] = value;
    if (index != null) {
      index.add(size, hash);
    } else if (size == INDEXED) {
      index = new KeyIndex(2, flat.length / 2);
      for (int i = 0; i <= size; i++) {
        index.add(i, equality.hash((PyValue) flat[i * 2]));
      }
    }
    size++;
  }

  private int find(PyValue key, long hash, Equality equality) {
    if (index != null) {
      return index.find(flat, key, hash, equality);
    }
    if (key instanceof PyStr text && text.byteLength() < Equality.LONG) {
      return findText(text, equality);
    }
    for (int i = 0; i < size; i++) {
      if (equality.sameKey((PyValue) flat[i * 2], key)) {
        return i;
      }
    }
    return -1;
  }

  /** Finds a short string among strings, like {@link #find}. */
  private int findText(PyStr text, Equality equality) {
    for (int i = 0; i < size; i++) {
      Object key = flat[i * 2];
      if (key instanceof PyStr other
          ? text.sameText(other)
          : equality.sameKey((PyValue) key, text)) {
        return i;
      }
    }
    return -1;
  }

  /** Returns the entries in order, unmodifiable. */
  public List<Entry> entries() {
    return new Entries(flat, size);
  }

  /** Returns alternating keys and values, unmodifiable. */
  public List<PyValue> flat() {
    return new ArrayPrefix(flat, size * 2);
  }

  /** Returns the key of an entry, counted from 0. */
  public PyValue key(int entry) {
    return (PyValue) flat[Objects.checkIndex(entry, size) * 2];
  }

  /** Returns the value of an entry, counted from 0. */
  public PyValue value(int entry) {
    return (PyValue) flat[Objects.checkIndex(entry, size) * 2 + 1];
  }

  /** Returns the value of a key. */
  public Optional<PyValue> get(PyValue key) {
    int entry = indexOf(key, new Equality());
    return entry < 0 ? Optional.empty() : Optional.of((PyValue) flat[entry * 2 + 1]);
  }

  /** Returns the value of a str key. */
  public Optional<PyValue> get(String key) {
    return get(PyStr.of(key));
  }

  /**
   * Returns the index of a key's entry, counted from 0, or -1.
   *
   * @param equality shared by the keys of one value
   */
  public int indexOf(PyValue key, Equality equality) {
    return find(key, index == null ? 0 : equality.hash(key), equality);
  }

  /** Returns the entries with str keys as a map of Java strings, in order. */
  public Map<String, PyValue> asMap() {
    var map = new LinkedHashMap<String, PyValue>();
    for (int i = 0; i < size; i++) {
      if (flat[i * 2] instanceof PyStr key) {
        map.put(key.toString(), (PyValue) flat[i * 2 + 1]);
      }
    }
    return map;
  }

  public int size() {
    return size;
  }

  @Override
  public String toString() {
    return new Repr().of(this);
  }

  private static final class Entries extends AbstractList<Entry> implements RandomAccess {
    private final Object[] flat;
    private final int size;

    Entries(Object[] flat, int size) {
      this.flat = flat;
      this.size = size;
    }

    @Override
    public Entry get(int i) {
      Objects.checkIndex(i, size);
      return new Entry((PyValue) flat[i * 2], (PyValue) flat[i * 2 + 1]);
    }

    @Override
    public int size() {
      return size;
    }
  }
}
