package picklescope.ui.demo;

import java.util.Optional;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import picklescope.view.demo.TourStep;

/**
 * The window's panes, and beside them the tour while it is shown: at the right, or below in a
 * narrow window. A frame around a pane tells where to look.
 */
public final class TourFrame extends StackPane {
  /** The list of senders stays in view beside the tour. */
  private static final double NARROW = 90; // em

  private final BorderPane sides = new BorderPane();
  private final Region frame = new Region();
  private final Pane above = new Pane(frame);
  private final TourActions actions;
  private final ObservableValue<? extends Number> em;
  private Optional<TourPane> tour = Optional.empty();

  /**
   * Creates the frame without tour.
   *
   * @param panes the window's panes
   * @param em the font size in pixels
   */
  public TourFrame(Node panes, TourActions actions, ObservableValue<? extends Number> em) {
    this.actions = actions;
    this.em = em;
    sides.setCenter(panes);
    frame.getStyleClass().add("tour-frame");
    frame.setVisible(false);
    frame.setManaged(false);
    above.setMouseTransparent(true);
    getChildren().setAll(sides);
    widthProperty().subscribe(_ -> arrange());
    em.subscribe(_ -> arrange());
  }

  /** Shows a step of the tour. */
  public void display(TourStep step) {
    boolean comes = tour.isEmpty();
    if (comes) {
      tour = Optional.of(new TourPane(actions));
      getChildren().setAll(sides, above);
      arrange();
    }
    tour.ifPresent(pane -> {
      pane.display(step);
      if (comes) {
        pane.focusNext();
      }
    });
  }

  /** Closes the tour. */
  public void close() {
    tour = Optional.empty();
    sides.setRight(null);
    sides.setBottom(null);
    getChildren().setAll(sides);
  }

  private void arrange() {
    tour.ifPresent(pane -> {
      boolean narrow = getWidth() < NARROW * em.getValue().doubleValue();
      var place = narrow ? sides.bottomProperty() : sides.rightProperty();
      if (place.get() != pane) {
        sides.setRight(null);
        sides.setBottom(null);
        pane.display(narrow);
        place.set(pane);
      }
    });
  }

  /** Draws the frame around a pane, if it is visible. For each frame. */
  public void point(Node target) {
    var bounds = sceneToLocal(target.localToScene(target.getLayoutBounds()));
    boolean seen = isSeen(target) && bounds.getWidth() > 1 && bounds.getHeight() > 1;
    frame.setVisible(seen);
    if (seen) {
      frame.resizeRelocate(
          bounds.getMinX(), bounds.getMinY(), bounds.getWidth(), bounds.getHeight());
    }
  }

  private boolean isSeen(Node target) {
    for (Node node = target; node != null; node = node.getParent()) {
      if (!node.isVisible()) {
        return false;
      }
    }
    return target.getScene() == getScene();
  }
}
