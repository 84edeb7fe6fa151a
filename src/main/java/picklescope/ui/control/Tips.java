package picklescope.ui.control;

import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseEvent;
import picklescope.view.text.LeftToRight;

/**
 * Labels and tooltips of text that may contain anything, such as values and names of computers:
 * drawn from left to right, with control characters visible, and tooltips wrapped. For the JavaFX
 * thread.
 */
public final class Tips {
  private static final double WIDEST = 560; // pixels

  private Tips() {}

  /**
   * Sets the text that explains a node: its tooltip and its help for screen readers. The tooltip,
   * which has a scene of its own, is created when the pointer first enters the node.
   */
  public static void explain(Node node, String text) {
    if (node.getAccessibleHelp() == null) {
      var first = new Lazy<>(() -> tooltip(node));
      node.addEventHandler(MouseEvent.MOUSE_ENTERED, _ -> first.get());
    }
    node.setAccessibleHelp(text);
  }

  private static Tooltip tooltip(Node node) {
    var tooltip = create();
    tooltip.textProperty().bind(node.accessibleHelpProperty().map(LeftToRight::held));
    Tooltip.install(node, tooltip);
    return tooltip;
  }

  /** Returns a tooltip without a text. */
  public static Tooltip create() {
    var tooltip = new Tooltip();
    tooltip.setWrapText(true);
    tooltip.setMaxWidth(WIDEST);
    return tooltip;
  }

  /** Returns a tooltip with a text. */
  public static Tooltip of(String text) {
    var tooltip = create();
    set(tooltip, text);
    return tooltip;
  }

  /** Sets the text of a tooltip. */
  public static void set(Tooltip tooltip, String text) {
    tooltip.setText(LeftToRight.held(text));
  }

  /** Sets the text of a label. */
  public static void set(Labeled label, String text) {
    label.setText(LeftToRight.held(text));
  }
}
