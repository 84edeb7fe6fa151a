package picklescope.python;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Python's {@code dict}: in insertion order; of equal keys the first key and the last value stay,
 * as in Python.
 */
public final class PyDict implements PyValue {
  /** A key and its value. */
  public record Entry(PyValue key, PyValue value) {}

  private final ArrayList<Entry> entries = new ArrayList<>();

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
    for (int i = 0; i < entries.size(); i++) {
      if (entries.get(i).key().equals(key)) {
        entries.set(i, new Entry(entries.get(i).key(), value));
        return;
      }
    }
    entries.add(new Entry(key, value));
  }

  /** The entries in order, not changeable. */
  public List<Entry> entries() {
    return Collections.unmodifiableList(entries);
  }

  /** The value of a str key. */
  public Optional<PyValue> get(String key) {
    var wanted = PyStr.of(key);
    return entries.stream().filter(e -> e.key().equals(wanted)).map(Entry::value).findFirst();
  }

  /** The entries with str keys as a map of Java strings, in order. */
  public Map<String, PyValue> asMap() {
    var map = new LinkedHashMap<String, PyValue>();
    for (Entry entry : entries) {
      if (entry.key() instanceof PyStr key) {
        map.put(key.toString(), entry.value());
      }
    }
    return map;
  }

  public int size() {
    return entries.size();
  }

  @Override
  public String toString() {
    return new Repr().of(this);
  }
}
