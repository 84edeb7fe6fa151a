package picklescope.export.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picklescope.export.ValueJson;
import picklescope.python.PyDict;
import picklescope.python.PyStr;
import picklescope.python.PyTuple;
import picklescope.python.PyValue;

/**
 * Writes messages as rows of a table. The texts of arguments have about a million characters in a
 * row at most, and fewer if many messages are long ({@link TextBudget}), for values may be shared:
 * a text beyond is {@code {"$cut":"size"}}. For one thread.
 */
public final class RowWriter {
  private record Fixed(FixedColumn column, int place) {}

  private final TablePlan plan;
  private final TextBudget budget;
  private final List<Fixed> fixed = new ArrayList<>();
  private final int more; // the place of the column; below 0 if there is none
  private Batch batch;
  private PyDict beyond = PyDict.of();
  private int charsLeft;
  private long cut;

  /**
   * Creates a writer with an empty batch.
   *
   * @param budget that of all tables
   */
  public RowWriter(TablePlan plan, TextBudget budget) {
    this.plan = plan;
    this.budget = budget;
    batch = new Batch(plan.columns());
    int moreAt = -1;
    for (int i = 0; i < plan.columns().size(); i++) {
      String name = plan.columns().get(i).name();
      int place = i;
      FixedColumn.named(name).ifPresent(column -> fixed.add(new Fixed(column, place)));
      moreAt = name.equals(FixedColumn.MORE) ? i : moreAt;
    }
    more = moreAt;
  }

  /** Returns the rows since the last call of {@link #take}. */
  public Batch batch() {
    return batch;
  }

  /** Returns of how many cells a part was left out. */
  public long cut() {
    return cut;
  }

  /** Returns the rows and begins an empty batch. */
  public Batch take() {
    var taken = batch;
    batch = new Batch(plan.columns());
    return taken;
  }

  /**
   * Writes a message.
   *
   * @param title the title of its stream
   */
  public void write(Message message, String title) {
    batch.beginRow();
    int most = budget.row(message.event().datagram().size());
    charsLeft = most;
    for (Fixed one : fixed) {
      one.column().write(message, title, batch.cells(one.place()));
    }
    message.event().positional().ifPresent(this::writeData);
    message.event().keywords().ifPresent(this::writeKeywords);
    if (beyond.size() > 0) {
      var text = PlainValue.Text.json(beyond, Math.max(0, charsLeft));
      batch.cells(more).text(text.text());
      count(text);
      beyond = PyDict.of();
    }
    budget.take(most - charsLeft);
  }

  private void writeData(PyTuple data) {
    List<PathWriter> parts = plan.shape().data();
    for (int i = 0; i < data.size(); i++) {
      if (i < parts.size()) {
        parts.get(i).write(data.item(i), this);
      } else {
        writeMore("data[" + i + "]", data.item(i));
      }
    }
  }

  private void writeKeywords(PyDict attributes) {
    PathWriter.Keys keys = plan.shape().keywords();
    for (int i = 0; i < attributes.size(); i++) {
      Optional<PathWriter> part = keys.part(attributes, i);
      if (part.isPresent()) {
        part.get().write(attributes.value(i), this);
      } else {
        writeMore(unknown(attributes.key(i)), attributes.value(i));
      }
    }
  }

  private static String unknown(PyValue key) {
    return KeyShapes.attribute(key instanceof PyStr text ? text : PyStr.of(ValueJson.of(key)));
  }

  /** Writes a value at the place of a path among all that were found. */
  void write(int place, PyValue value) {
    int target = plan.target(place);
    if (target >= 0) {
      var type = plan.columns().get(target).type();
      count(PlainValue.write(value, type, batch.cells(target), Math.max(0, charsLeft)));
    } else if (target == TableShape.IN_MORE) {
      writeMore(plan.shape().paths().get(place).name(), value);
    }
  }

  private void count(PlainValue.Text text) {
    charsLeft -= text.text().length();
    cut += text.isCut() ? 1 : 0;
  }

  private void writeMore(String path, PyValue value) {
    if (more >= 0) {
      beyond.put(PyStr.of(path), value);
    }
  }
}
