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
 * Python's {@code dict}: in insertion order; of equal keys the first key and the last value stay,
 * as in Python. Keys are equal as {@link Equality#sameKey} says; one that Python cannot hash is
 * kept all the same and equals only itself.
 */
public final class PyDict implements PyValue {
  /** A key and its value. */
  public record Entry(PyValue key, PyValue value) {}

  private static final Object[] NOTHING = {};
  private static final int INDEXED = 8; // up to here a look at each key is faster

  private Object[] flat = NOTHING; // key, value, key, value ...
  private int size;
  private @Nullable KeyIndex index; // null while there are few entries

  private PyDict() {}

  public static PyDict of() {
    return new PyDict();
  }

  /** A dict with str keys, as keyword arguments are; in the map's order. */
  public static PyDict of(Map<String, ? extends PyValue> map) {
    var dict = new PyDict();
    map.forEach((key, value) -> dict.put(PyStr.of(key), value));
    return dict;
  }

  /** Sets a key's value; only for who builds the value. */
  public void put(PyValue key, PyValue value) {
    put(key, value, new Equality());
  }

  /**
   * Sets a key's value; only for who builds the value.
   *
   * @param equality what is already known about the keys of the same building
   */
  public void put(PyValue key, PyValue value, Equality equality) {
    if (size * 2 == flat.length) {
      flat = Arrays.copyOf(flat, Math.max(4, size * 3 / 2 * 2));
    }
    set(key, value, equality);
  }

  /**
   * Sets the keys and values that lie in turn in an array, from one place up to another; only for
   * who builds the value.
   *
   * @param equality what is already known about the keys of the same building
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

  /** Whether the keys are a few texts that differ, as a look at their ends mostly tells. */
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
    int place = find(key, hash, equality);
    if (place >= 0) {
      flat[place * 2 + 1] = value;
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

  /** As {@link #find} does, for a short text among keys of its kind. */
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

  /** The entries in order, not changeable. */
  public List<Entry> entries() {
    return new Entries(flat, size);
  }

  /** The keys and values in turn, not changeable. */
  public List<PyValue> flat() {
    return new ArrayPrefix(flat, size * 2);
  }

  /** The key of an entry, counted from 0. */
  public PyValue key(int entry) {
    return (PyValue) flat[Objects.checkIndex(entry, size) * 2];
  }

  /** The value of an entry, counted from 0. */
  public PyValue value(int entry) {
    return (PyValue) flat[Objects.checkIndex(entry, size) * 2 + 1];
  }

  /** The value of a key. */
  public Optional<PyValue> get(PyValue key) {
    int place = indexOf(key, new Equality());
    return place < 0 ? Optional.empty() : Optional.of((PyValue) flat[place * 2 + 1]);
  }

  /** The value of a str key. */
  public Optional<PyValue> get(String key) {
    return get(PyStr.of(key));
  }

  /**
   * The place of a key's entry, counted from 0, or -1.
   *
   * @param equality what is already known about the keys of the same building
   */
  public int indexOf(PyValue key, Equality equality) {
    return find(key, index == null ? 0 : equality.hash(key), equality);
  }

  /** The entries with str keys as a map of Java strings, in order. */
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
