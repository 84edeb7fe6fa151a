package picklescope.ui.text;

import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;

/** Passes mouse and keys on to drawn rows: presses, drags, the wheel, and the key that copies. */
final class RowsInput {
  private final DrawnRows rows;
  private final ScrolledCanvas scrolled;
  private boolean pressing; // the primary button, in the rows

  private RowsInput(DrawnRows rows, ScrolledCanvas scrolled) {
    this.rows = rows;
    this.scrolled = scrolled;
  }

  /** Listens to rows. */
  static void install(DrawnRows rows, ScrolledCanvas scrolled) {
    var input = new RowsInput(rows, scrolled);
    rows.addEventHandler(MouseEvent.MOUSE_PRESSED, input::mousePressed);
    rows.addEventHandler(MouseEvent.MOUSE_DRAGGED, input::mouseDragged);
    rows.addEventHandler(ScrollEvent.SCROLL, input::scrolled);
    rows.addEventHandler(KeyEvent.KEY_PRESSED, input::keyPressed);
  }

  private void mousePressed(MouseEvent event) {
    rows.requestFocus();
    pressing = event.getButton() == MouseButton.PRIMARY;
    if (pressing) {
      rows.pressed(event);
    } else {
      rows.pressedOther(event);
    }
    event.consume();
  }

  private void mouseDragged(MouseEvent event) {
    if (pressing) {
      rows.dragged(event);
      event.consume();
    }
  }

  private void scrolled(ScrollEvent event) {
    if (!event.isShortcutDown() && scrolled.scrolled(event, rows.rowHeight())) {
      event.consume();
    }
  }

  private void keyPressed(KeyEvent key) {
    if (rows.handleKey(key)) {
      key.consume();
    } else if (key.isShortcutDown() && !key.isShiftDown() && key.getCode() == KeyCode.C) {
      ClipboardText.copy(rows.copied());
      key.consume();
    }
  }
}
