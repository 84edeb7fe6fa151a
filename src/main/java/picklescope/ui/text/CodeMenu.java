package picklescope.ui.text;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import javafx.geometry.Point2D;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/** The context menu of a {@link CodeView}: copies what is selected, or all of the text. */
final class CodeMenu {
  private final CodeView view;
  private final ContextMenu menu = new ContextMenu();
  private final MenuItem selection = new MenuItem("Copy selection");
  private final List<MenuItem> parts = new ArrayList<>();

  CodeMenu(CodeView view) {
    this.view = view;
    selection.setId("copy-selection");
    selection.setOnAction(_ -> view.copy());
    view.setOnContextMenuRequested(event -> {
      event.consume();
      show(place(event));
    });
    view.addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
  }

  /** Adds an item that copies a part of the text. */
  void add(String title, Supplier<String> part) {
    var item = new MenuItem(title);
    item.setId("copy-part");
    item.setOnAction(_ -> ClipboardText.copy(part.get()));
    parts.add(item);
  }

  private Point2D place(ContextMenuEvent event) {
    return event.isKeyboardTrigger()
        ? inside()
        : new Point2D(event.getScreenX(), event.getScreenY());
  }

  private Point2D inside() {
    return view.localToScreen(view.getWidth() / 4, view.getHeight() / 4);
  }

  private void pressed(KeyEvent key) {
    if (key.getCode() == KeyCode.CONTEXT_MENU
        || key.getCode() == KeyCode.F10 && key.isShiftDown()) {
      key.consume(); // not every platform makes a request of these keys
      show(inside());
    }
  }

  private void show(Point2D at) {
    var all = new MenuItem("Copy all");
    all.setId("copy-all");
    all.setOnAction(_ -> ClipboardText.copy(view.text()));
    selection.setDisable(view.selectedText().isEmpty());
    menu.setId(view.getId() + "-menu");
    menu.getItems().setAll(parts);
    menu.getItems().addAll(selection, all);
    menu.show(view, at.getX(), at.getY());
  }
}
