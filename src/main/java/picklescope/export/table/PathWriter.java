package picklescope.export.table;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import picklescope.python.PyDict;
import picklescope.python.PyList;
import picklescope.python.PyObject;
import picklescope.python.PyStr;
import picklescope.python.PyTuple;
import picklescope.python.PyValue;
import picklescope.python.objects.NumpyArray;

/** Writes the values at a path into the cells of a row. A value of another form is left out. */
sealed interface PathWriter {
  /** Writes a value. */
  void write(PyValue value, RowWriter row);

  /**
   * A column of its own.
   *
   * @param place the column's place among all that were found
   */
  record Single(int place) implements PathWriter {
    @Override
    public void write(PyValue value, RowWriter row) {
      row.write(place, value);
    }
  }

  /** A column for each item of a list or tuple. */
  record Items(List<PathWriter> parts) implements PathWriter {
    public Items {
      parts = List.copyOf(parts);
    }

    @Override
    public void write(PyValue value, RowWriter row) {
      List<PyValue> items =
          switch (value) {
            case PyList list -> list.items();
            case PyTuple tuple -> tuple.items();
            default -> List.of();
          };
      for (int i = 0; i < items.size() && i < parts.size(); i++) {
        parts.get(i).write(items.get(i), row);
      }
    }
  }

  /** A column for each element of an array. */
  record Elements(List<PathWriter> parts) implements PathWriter {
    public Elements {
      parts = List.copyOf(parts);
    }

    @Override
    public void write(PyValue value, RowWriter row) {
      Optional<NumpyArray> array =
          value instanceof PyObject object ? NumpyArray.of(object) : Optional.empty();
      if (array.isPresent()) {
        for (int i = 0; i < parts.size() && i < array.get().size(); i++) {
          int element = i;
          array.get().value(i).ifPresent(one -> parts.get(element).write(one, row));
        }
      }
    }
  }

  /** Columns for the values of a dict. */
  record Keys(List<PyStr> keys, List<PathWriter> parts, Map<PyStr, Integer> places)
      implements PathWriter {
    public Keys {
      keys = List.copyOf(keys);
      parts = List.copyOf(parts);
      places = Map.copyOf(places);
    }

    @Override
    public void write(PyValue value, RowWriter row) {
      if (value instanceof PyDict dict) {
        for (int i = 0; i < dict.size(); i++) {
          Optional<PathWriter> part = part(dict, i);
          if (part.isPresent()) {
            part.get().write(dict.value(i), row);
          }
        }
      }
    }

    /** Returns what writes the value of an entry. */
    Optional<PathWriter> part(PyDict dict, int entry) {
      PyValue key = dict.key(entry);
      if (entry < keys.size() && key instanceof PyStr text && keys.get(entry).sameText(text)) {
        return Optional.of(parts.get(entry));
      }
      return KeyShapes.name(key).map(places::get).map(parts::get);
    }
  }
}
