package picklescope.ui;

import javafx.scene.Scene;
import javafx.stage.PopupWindow;
import javafx.stage.Window;

/**
 * The style sheets of popups. A popup takes those of its window when it is shown, and JavaFX
 * changes them no more while it is open. Its colours are those of the root of its window, which
 * therefore has to have its new ones before the popup is styled.
 */
final class PopupSheets {
  private PopupSheets() {}

  /** Gives the style of a window to the popups that are open over it. */
  static void follow(Scene scene) {
    var popups =
        Window.getWindows().stream()
            .filter(window -> window instanceof PopupWindow popup && isOver(popup, scene))
            .map(Window::getScene)
            .toList();
    if (popups.isEmpty()) {
      return; // the next frame styles the window
    }
    scene.getRoot().applyCss();
    for (var popup : popups) { // in the order in which they were opened
      popup.getStylesheets().setAll(scene.getStylesheets());
      popup.getRoot().applyCss();
    }
  }

  private static boolean isOver(PopupWindow popup, Scene scene) {
    return switch (popup.getOwnerWindow()) {
      case PopupWindow other -> isOver(other, scene);
      case Window window -> window.getScene() == scene;
      case null -> false;
    };
  }
}
