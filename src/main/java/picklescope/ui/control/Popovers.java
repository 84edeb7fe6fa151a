package picklescope.ui.control;

import java.util.Optional;
import java.util.stream.Stream;
import javafx.application.ConditionalFeature;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Window;
import org.controlsfx.control.PopOver;

/** Creates and opens popovers. */
public final class Popovers {
  private Popovers() {}

  /**
   * Returns an empty popover without animation: while a popover fades out, it still receives the
   * keys that are meant for the window.
   */
  public static PopOver create() {
    var popOver = new PopOver();
    popOver.setAnimated(false);
    popOver.setConsumeAutoHidingEvents(false); // a click beside it is also one on what is there
    popOver.addEventFilter(
        KeyEvent.KEY_PRESSED,
        key -> {
          if (key.getCode() == KeyCode.ESCAPE && consumesKeys(popOver.getScene().getFocusOwner())) {
            popOver.hide();
            key.consume();
          }
        });
    popOver.addEventHandler(
        KeyEvent.KEY_PRESSED,
        key -> {
          if (key.getCode() == KeyCode.ESCAPE) {
            popOver.hide(); // the key is not one for the window, as a click is
            key.consume();
          } else if (key.getCode() == KeyCode.ENTER && isInside(popOver)) {
            key.consume(); // Ctrl+Enter would send what is in the composer
          }
        });
    if (!Platform.isSupported(ConditionalFeature.TRANSPARENT_WINDOW)) {
      popOver.setArrowSize(0); // a plain box, see opaque.css
      popOver.setArrowIndent(0);
      popOver.setCornerRadius(0);
    }
    return popOver;
  }

  /** Returns a popover that is closed by a click beside it. */
  public static PopOver of(PopOver.ArrowLocation arrow, Node content) {
    var popOver = create();
    content.getStyleClass().add("popover-content");
    popOver.setContentNode(content);
    popOver.setArrowLocation(arrow);
    popOver.setDetachable(false);
    popOver.setAutoHide(true);
    return popOver;
  }

  /** Keeps a popover open at a click beside it; the keys are for the window then. */
  public static void keepOpen(PopOver popOver) {
    popOver.setAutoHide(false);
    PopoverKeys.install(popOver);
  }

  /** Returns whether a control of a popover has the keyboard. */
  private static boolean isInside(PopOver popOver) {
    Node focused = popOver.getScene().getFocusOwner();
    return focused != null && focused != popOver.getScene().getRoot();
  }

  /** Returns whether a control consumes the key for nothing: a closed list, a formatted text. */
  private static boolean consumesKeys(Node focused) {
    return switch (focused) {
      case ComboBoxBase<?> list -> !list.isShowing();
      case TextField text -> text.getTextFormatter() != null;
      case null, default -> false;
    };
  }

  /**
   * Opens a popover with its arrow at a node. Its owner is the window: a popover that hides itself
   * does so at a click outside its owner node, and its content has the style of the owner, which in
   * a table cell differs.
   */
  public static void show(PopOver popOver, Node at) {
    var bounds = at.localToScreen(at.getBoundsInLocal());
    popOver.show(at.getScene().getWindow(), bounds.getCenterX(), bounds.getMinY());
  }

  /** Returns the popover of a window that was opened last; empty if none is open. */
  public static Optional<PopOver> newest(Window owner) {
    return of(owner).reduce((_, later) -> later);
  }

  /** Closes all popovers of a window. */
  public static void hideAll(Window owner) {
    of(owner).toList().forEach(Window::hide);
  }

  /** Returns the open popovers of a window in the order in which they were opened. */
  static Stream<PopOver> of(Window owner) {
    return Window.getWindows().stream()
        .filter(PopOver.class::isInstance)
        .map(PopOver.class::cast)
        .filter(popOver -> popOver.getOwnerWindow() == owner);
  }
}
