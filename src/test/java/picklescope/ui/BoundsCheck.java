package picklescope.ui;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.Control;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.TreeView;
import javafx.scene.layout.StackPane;
import javafx.scene.text.Text;
import org.controlsfx.control.ToggleSwitch;
import picklescope.ui.text.DrawnRows;

/**
 * Looks for visible controls that are clipped by a parent or the window, that overlap a sibling, or
 * whose text is cut although it must be whole.
 */
final class BoundsCheck {
  private static final double TOLERANCE = 1.5; // pixels, for lines are rounded

  /** Texts of any length, which have a tooltip or are seen elsewhere. */
  private static final Set<String> MAY_BE_CUT =
      Set.of(
          "detail-brief",
          "detail-range",
          "compose-seen",
          "compose-outcome",
          "folded-message",
          "status-message",
          "status-ports",
          "saved-status",
          "find-result",
          "raw-why");

  private final List<String> mistakes = new ArrayList<>();
  private final Parent root;

  private BoundsCheck(Parent root) {
    this.root = root;
  }

  /** Returns what is wrong below a root; for the JavaFX thread. */
  static List<String> mistakes(Parent root) {
    var check = new BoundsCheck(root);
    check.visit(root);
    return check.mistakes;
  }

  private void visit(Node node) {
    if (!node.isVisible()) {
      return;
    }
    if (isThing(node)) {
      place(node);
      size(node);
    }
    if (node instanceof Labeled labeled && !(node instanceof ListCell)) {
      text(labeled);
    }
    if (node instanceof Parent parent && !isInside(node)) {
      siblings(parent);
      parent.getChildrenUnmodifiable().forEach(this::visit);
    }
  }

  /** Returns whether a node's children are its own affair. */
  private static boolean isInside(Node node) {
    return node instanceof TableView
        || node instanceof TreeView
        || node instanceof ListView
        || node instanceof ComboBoxBase
        || node instanceof TextInputControl
        || node instanceof ToggleSwitch
        || node instanceof DrawnRows
        || node instanceof Labeled;
  }

  /** Returns whether a node is something that the user reads or uses. */
  private static boolean isThing(Node node) {
    return switch (node) {
      case Labeled labeled -> !labeled.getText().isEmpty() || labeled.getGraphic() != null;
      case ScrollPane _ -> false;
      case Control _, DrawnRows _ -> true;
      default -> false;
    };
  }

  private static Bounds inScene(Node node) {
    return node.localToScene(node.getLayoutBounds());
  }

  private static String text(Bounds bounds) {
    return "%.1f, %.1f, %.1f x %.1f"
        .formatted(bounds.getMinX(), bounds.getMinY(), bounds.getWidth(), bounds.getHeight());
  }

  /** A control is inside the window and all its parents; what scrolls may be above or below. */
  private void place(Node node) {
    Bounds bounds = inScene(node);
    boolean scrolled = false;
    for (Parent parent = node.getParent();
        parent != root.getParent();
        parent = parent.getParent()) {
      scrolled |= isScrolled(parent);
      Bounds around = inScene(parent);
      boolean outside =
          bounds.getMinX() < around.getMinX() - TOLERANCE
              || bounds.getMaxX() > around.getMaxX() + TOLERANCE
              || !scrolled
                  && (bounds.getMinY() < around.getMinY() - TOLERANCE
                      || bounds.getMaxY() > around.getMaxY() + TOLERANCE);
      if (outside) {
        mistakes.add(
            "%s at %s is outside of %s at %s"
                .formatted(name(node), text(bounds), name(parent), text(around)));
        return;
      }
    }
  }

  /** Returns whether a node is one of the two layers of a scroll pane's skin. */
  private static boolean isScrolled(Parent node) {
    Parent layer = node.getParent();
    return layer instanceof ScrollPane || layer != null && layer.getParent() instanceof ScrollPane;
  }

  /** What has one line is as high as its text; a field has room for some letters. */
  private void size(Node node) {
    Bounds bounds = node.getLayoutBounds();
    boolean line =
        node instanceof ButtonBase || node instanceof TextField || node instanceof ComboBoxBase;
    double needed = line ? node.prefHeight(-1) : 4;
    if (bounds.getHeight() < needed - TOLERANCE) {
      mistakes.add("%s is only %.0f high".formatted(name(node), bounds.getHeight()));
    }
    boolean field = node instanceof TextField || node instanceof ComboBoxBase;
    if (bounds.getWidth() < (field ? node.prefHeight(-1) * 2 : 4)) {
      mistakes.add("%s is only %.0f wide".formatted(name(node), bounds.getWidth()));
    }
  }

  private void text(Labeled labeled) {
    if (labeled.getText().isEmpty()
        || labeled.isWrapText()
        || MAY_BE_CUT.contains(String.valueOf(labeled.getId()))) {
      return;
    }
    String shown =
        labeled.lookupAll(".text").stream()
            .filter(Text.class::isInstance)
            .map(text -> ((Text) text).getText())
            .findFirst()
            .orElse(labeled.getText());
    if (shown.endsWith("...") && !labeled.getText().endsWith("...")) {
      mistakes.add("%s is cut to '%s'".formatted(name(labeled), shown));
    }
  }

  private void siblings(Parent parent) {
    if (parent instanceof StackPane || parent instanceof Control) {
      return; // layers
    }
    var children =
        parent.getChildrenUnmodifiable().stream()
            .filter(node -> node.isVisible() && node.isManaged())
            .filter(node -> node.getLayoutBounds().getHeight() > 0)
            .toList();
    for (int i = 0; i < children.size(); i++) {
      for (int j = i + 1; j < children.size(); j++) {
        overlap(children.get(i), children.get(j));
      }
    }
  }

  private void overlap(Node one, Node other) {
    Bounds a = inScene(one);
    Bounds b = inScene(other);
    double width = Math.min(a.getMaxX(), b.getMaxX()) - Math.max(a.getMinX(), b.getMinX());
    double height = Math.min(a.getMaxY(), b.getMaxY()) - Math.max(a.getMinY(), b.getMinY());
    if (width > TOLERANCE && height > TOLERANCE && isThing(one) && isThing(other)) {
      mistakes.add("%s overlaps %s".formatted(name(one), name(other)));
    }
  }

  private static String name(Node node) {
    String id = node.getId() == null ? "" : "#" + node.getId();
    String text = node instanceof Labeled labeled ? " '" + labeled.getText() + "'" : "";
    String styles = id.isEmpty() ? String.join(".", node.getStyleClass()) : "";
    return node.getClass().getSimpleName() + id + "." + styles + text;
  }
}
