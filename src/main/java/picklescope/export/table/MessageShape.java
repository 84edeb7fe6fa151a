package picklescope.export.table;

import java.util.ArrayList;
import java.util.List;
import picklescope.event.Event;
import picklescope.python.PyDict;
import picklescope.python.PyTuple;

/** What was seen in the arguments of the messages of one table. For one thread. */
public final class MessageShape {
  /** The most positional, and the most keyword arguments that are told apart. */
  static final int MOST_ARGUMENTS = 500;

  private final ShapeBudget budget;
  private final List<PathShape> data = new ArrayList<>();
  private final KeyShapes attributes;
  private int without; // arguments without columns, about

  /** Creates it without messages. */
  public MessageShape(ShapeBudget budget) {
    this.budget = budget;
    attributes = new KeyShapes(1, budget, MOST_ARGUMENTS);
  }

  /** Takes a message into account. */
  public void see(Event event) {
    event.positional().ifPresent(this::see);
    event.keywords().ifPresent(this::see);
  }

  private void see(PyTuple arguments) {
    for (int i = 0; i < arguments.size(); i++) {
      if (i == data.size() && !grow()) {
        without = Math.max(without, arguments.size() - i);
        return;
      }
      data.get(i).see(arguments.item(i));
    }
  }

  private boolean grow() {
    boolean grows = data.size() < MOST_ARGUMENTS && budget.take(1);
    if (grows) {
      data.add(new PathShape(1, budget));
    }
    return grows;
  }

  private void see(PyDict keywords) {
    if (!attributes.see(keywords)) {
      without = Math.max(without, 1);
    }
  }

  /** Takes what was seen in other messages into account. */
  public void merge(MessageShape other) {
    for (int i = 0; i < other.data.size(); i++) {
      if (i == data.size() && !grow()) {
        without = Math.max(without, other.data.size() - i);
        break;
      }
      data.get(i).merge(other.data.get(i));
    }
    boolean all = attributes.merge(other.attributes);
    without = Math.max(without, Math.max(other.without, all ? 0 : 1));
  }

  /**
   * Returns the table of these messages.
   *
   * @param split whether each stream has a table of its own
   */
  public TableShape table(boolean split) {
    var columns = new ColumnList();
    var parts = new ArrayList<PathWriter>();
    for (int i = 0; i < data.size(); i++) {
      parts.add(data.get(i).writer("data[" + i + "]", columns));
    }
    var keywords = attributes.attributes(columns);
    return new TableShape(parts, keywords, columns.columns(), without, split);
  }
}
