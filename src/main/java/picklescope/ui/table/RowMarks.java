package picklescope.ui.table;

import java.util.List;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.geometry.Point2D;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;
import org.controlsfx.control.PopOver;
import picklescope.filter.Field;
import picklescope.session.Marks;
import picklescope.ui.control.AnswerLine;
import picklescope.ui.control.Lazy;
import picklescope.ui.control.LimitedField;
import picklescope.ui.control.Popovers;
import picklescope.view.table.Column;
import picklescope.view.table.RowSearch;
import picklescope.view.text.SlowText;

/** Marks and comments the selected rows, and goes to the next marked row. */
public final class RowMarks {
  private static final int MOST_AT_ONCE = 10_000;

  private final EventTable table;
  private final Marks marks;
  private final RowSearch search;
  private final Consumer<String> notify;
  private final TextField comment = new LimitedField();
  private final Lazy<PopOver> popOver;

  /**
   * Creates it for a table.
   *
   * @param notify shows the user a short message
   */
  public RowMarks(EventTable table, Marks marks, RowSearch search, Consumer<String> notify) {
    this.table = table;
    this.marks = marks;
    this.search = search;
    this.notify = notify;
    comment.setId("comment");
    comment.setPrefColumnCount(36);
    comment.setAccessibleText("Comment on the selected messages");
    var box =
        new VBox(
            4,
            new Label("Comment on the selected messages; it stays only in files that you save"),
            new AnswerLine(comment, "Comment", this::write));
    popOver = new Lazy<>(() -> Popovers.of(PopOver.ArrowLocation.TOP_LEFT, box));
  }

  private boolean isSelection() {
    long count = table.model().selection().count();
    if (count == 0) {
      notify.accept("Select rows to mark them.");
    } else if (count > MOST_AT_ONCE) {
      notify.accept("Select no more than %,d rows to mark them.".formatted(MOST_AT_ONCE));
    }
    return count > 0 && count <= MOST_AT_ONCE;
  }

  /** Marks the selected rows, or removes their marks if all of them are marked. */
  public void toggle() {
    if (isSelection()) {
      List<Long> numbers = table.model().selectedNumbers().boxed().toList();
      boolean all = numbers.stream().noneMatch(number -> marks.comment(number).isEmpty());
      for (long number : numbers) {
        if (all || marks.comment(number).isEmpty()) {
          marks.comment(number, all ? "" : Marks.MARKED);
        }
      }
    }
  }

  /** Asks for the comment on the selected rows. */
  public void askComment() {
    if (isSelection()) {
      OptionalLong lead = table.model().leadNumber();
      String now = lead.isPresent() ? marks.comment(lead.getAsLong()) : "";
      comment.setText(now.equals(Marks.MARKED) ? "" : SlowText.drawable(now));
      showAtRow();
      comment.requestFocus();
      comment.selectAll();
    }
  }

  private void showAtRow() {
    var place = table.model().leadNumber().stream().boxed().flatMap(this::placeOf).findFirst();
    if (place.isPresent()) {
      popOver.get().show(table, place.get().getX(), place.get().getY());
    } else {
      popOver.get().show(table);
    }
  }

  /** Returns the position of a row on the screen if it is in view. */
  private Stream<Point2D> placeOf(long number) {
    return table.positions().cell(number, Field.NUMBER.fieldName()).stream();
  }

  private void write() {
    boolean fits =
        table
            .model()
            .selectedNumbers()
            .allMatch(number -> marks.comment(number, comment.getText()));
    if (!fits) {
      notify.accept("A comment in a capture file has at most 60,000 bytes. Shorten it.");
      return;
    }
    popOver.ifMade(PopOver::hide);
    table.columns().add(Column.COMMENT);
    table.requestFocus();
  }

  /** Goes to the next or the previous marked row. */
  public void goToNext(boolean forward) {
    search.start(
        forward,
        number -> !marks.comment(number).isEmpty(),
        ended -> {
          if (ended == RowSearch.Result.NOT_FOUND || ended == RowSearch.Result.NOT_FOUND_YET) {
            notify.accept("No row shown is marked; M marks the selected ones.");
          }
        });
  }
}
