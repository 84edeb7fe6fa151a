package picklescope.ui.table;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import picklescope.session.CaptureView;
import picklescope.ui.control.LimitedField;
import picklescope.ui.control.Tips;
import picklescope.view.table.RowFind;
import picklescope.view.table.RowSearch;

/** The line in which the user writes what to find among the rows shown. */
public final class FindBar extends HBox {
  private final EventTable table;
  private final RowFind find;
  private final TextField text = new LimitedField();
  private final Label result = new Label();

  /** Finds rows of a table; it is hidden until the user asks for it. */
  public FindBar(EventTable table, CaptureView view, RowSearch search) {
    this.table = table;
    find = new RowFind(view, search, this::show);
    setId("find-bar");
    getStyleClass().addAll("line", "job-strip");
    setAlignment(Pos.CENTER_LEFT);
    text.setId("find");
    text.getStyleClass().add("code");
    text.setPrefColumnCount(28);
    text.setPromptText("Words, or an expression as in the filter");
    text.setAccessibleText("What to find");
    text.addEventFilter(KeyEvent.KEY_PRESSED, this::keyPressed);
    text.textProperty().addListener((_, _, _) -> find.forget());
    result.setId("find-result");
    result.getStyleClass().add("muted");
    result.setMinWidth(0);
    getChildren()
        .setAll(
            new Label("Find"),
            text,
            button("find-next", "↓", "The next one (Enter)", () -> find(true)),
            button("find-previous", "↑", "The one before (Shift+Enter)", () -> find(false)),
            result,
            button("find-close", "✕", "Close (Esc)", this::close));
    setShown(false);
  }

  private static Button button(String id, String sign, String help, Runnable action) {
    var button = new Button(sign);
    button.setId(id);
    button.getStyleClass().add("flat");
    button.setMinWidth(Region.USE_PREF_SIZE);
    Tips.explain(button, help);
    button.setAccessibleText(help);
    button.setOnAction(_ -> action.run());
    return button;
  }

  private void show(String words) {
    Tips.set(result, words);
    Tips.explain(result, words);
  }

  private void setShown(boolean shown) {
    setVisible(shown);
    setManaged(shown);
  }

  /** Goes to the next or the previous match; shows this if there is no text to find. */
  public void findOrOpen(boolean forward) {
    if (text.getText().isBlank()) {
      open();
    } else {
      setShown(true);
      find(forward);
    }
  }

  /** Shows it, for another text to be written. */
  public void open() {
    setShown(true);
    text.requestFocus();
    text.selectAll();
  }

  /** Goes to the next row for which a text is true, and shows the text. */
  public void findNext(String what) {
    text.setText(what);
    setShown(true);
    find(true);
  }

  /** Closes it if it is shown; returns whether it was. */
  public boolean end() {
    boolean shown = isVisible();
    if (shown) {
      close();
    }
    return shown;
  }

  private void close() {
    boolean focused = isFocusWithin();
    find.cancel();
    setShown(false);
    if (focused) {
      table.requestFocus();
    }
  }

  private void keyPressed(KeyEvent key) {
    switch (key.getCode()) {
      case ENTER -> find(!key.isShiftDown());
      case ESCAPE -> close();
      default -> {
        return;
      }
    }
    key.consume();
  }

  private void find(boolean forward) {
    find.start(text.getText(), forward);
  }

  /**
   * Repeats a search without a result while this is shown, because messages may decode to other
   * events now.
   *
   * @param all whether anything may be different, not only the names of senders
   */
  public void again(boolean all) {
    if (isVisible()) {
      find.again(all);
    }
  }
}
