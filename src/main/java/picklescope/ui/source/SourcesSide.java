package picklescope.ui.source;

import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.controlsfx.control.PopOver;
import picklescope.ui.control.Lazy;
import picklescope.ui.control.Popovers;
import picklescope.view.layout.Arrangement;

/** The sources at the side of the window: the whole pane, or a strip that opens it in a popover. */
public final class SourcesSide extends StackPane {
  private final SourcesPane whole;
  private final SourcesStrip strip = new SourcesStrip(this::open);
  private final Lazy<PopOver> popOver = new Lazy<>(SourcesSide::popOver);

  /**
   * Creates the side with the whole pane.
   *
   * @param actions what the lines ask the window for
   */
  public SourcesSide(PortsWatch watch, SourcesWatch sources, SourceActions actions) {
    whole = new SourcesPane(watch, sources, actions);
    watch.status().subscribe(status -> strip.display(status));
    sources.status().subscribe(status -> strip.display(status));
    getChildren().setAll(whole);
  }

  private static PopOver popOver() {
    var popOver = Popovers.create();
    popOver.setArrowLocation(PopOver.ArrowLocation.LEFT_TOP);
    return popOver;
  }

  /** Displays one of the forms. */
  public void display(Arrangement.Ports form) {
    boolean inPlace = getChildren().contains(whole);
    switch (form) {
      case WHOLE -> {
        if (!inPlace) {
          popOver.get().hide();
          popOver.get().setContentNode(new Region());
          getChildren().setAll(whole);
        }
      }
      case STRIP -> {
        if (inPlace) {
          getChildren().setAll(strip);
          popOver.get().setContentNode(whole);
        }
      }
    }
  }

  private void open() {
    if (popOver.get().isShowing()) {
      popOver.get().hide();
    } else {
      var at = strip.localToScreen(strip.getBoundsInLocal());
      // Its owner is the strip: a click there does not hide it before this is called.
      popOver.get().show(strip, at.getMaxX(), at.getMinY() + 2);
    }
  }

  /** Focuses the first control. */
  public void focusFirst() {
    if (getChildren().contains(whole)) {
      whole.focusFirst();
    } else {
      strip.more().requestFocus();
    }
  }
}
