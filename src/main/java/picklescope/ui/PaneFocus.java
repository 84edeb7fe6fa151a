package picklescope.ui;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.Scene;
import picklescope.ui.compose.Composer;
import picklescope.ui.source.SourcesSide;
import picklescope.ui.stream.StreamTree;
import picklescope.view.layout.MainView;

/**
 * Moves the keyboard focus to a pane of the window, which is displayed if another is in its place.
 */
final class PaneFocus {
  private final Scene scene;
  private final WindowPanes arranged;
  private final ShownCapture shown;
  private final SourcesSide ports;
  private final StreamTree streams;
  private final Composer composer;
  private final PaneCycle cycle = new PaneCycle(this::cycled);

  PaneFocus(
      Scene scene,
      WindowPanes arranged,
      ShownCapture shown,
      SourcesSide ports,
      StreamTree streams,
      Composer composer) {
    this.scene = scene;
    this.arranged = arranged;
    this.shown = shown;
    this.ports = ports;
    this.streams = streams;
    this.composer = composer;
  }

  private EventsPane events() {
    return shown.shown().events();
  }

  /** Moves the focus to the table. */
  void toTable() {
    toView(MainView.MESSAGES);
  }

  /** Shows a view of the capture, and moves the focus to it. */
  void toView(MainView view) {
    arranged.showTable();
    events().views().show(view);
  }

  private void toShownView() {
    arranged.showTable();
    events().views().focus();
  }

  /** Moves the focus to the filter. */
  void toFilter() {
    arranged.showTable();
    events().filterBar().focusText();
  }

  /** Moves the focus to where the user finds something: a view of the inspector, or the rows. */
  void toFind() {
    var detail = shown.shown().detail();
    if (!PaneCycle.isFocusIn(detail) || !FindFocus.focusNear(scene, detail)) {
      toTable();
      events().find().open();
    }
  }

  /** Moves the focus to the value of the selected row. */
  void toValue() {
    arranged.inspect();
    shown.shown().detail().panes().getFirst().requestFocus();
  }

  /** Moves the focus to the text of the message. */
  void toMessage() {
    composer.focusMessage();
  }

  /** Moves the focus to the next pane. */
  void toNext() {
    cycle.move(1);
  }

  /** Moves the focus to the previous pane. */
  void toPrevious() {
    cycle.move(-1);
  }

  boolean isInTable() {
    return PaneCycle.isFocusIn(events().table());
  }

  private List<PaneCycle.Pane> cycled() {
    var panes = new ArrayList<PaneCycle.Pane>();
    panes.add(new PaneCycle.Pane(events().views(), this::toShownView));
    if (arranged.isInspecting()) {
      for (Node pane : shown.shown().detail().panes()) {
        panes.add(new PaneCycle.Pane(pane, pane::requestFocus));
      }
    }
    panes.add(new PaneCycle.Pane(composer, composer::focusPage));
    panes.add(new PaneCycle.Pane(ports, ports::focusFirst));
    if (streams.isVisible()) {
      panes.add(new PaneCycle.Pane(streams, streams::focus));
    }
    panes.add(new PaneCycle.Pane(events(), this::toFilter));
    return panes;
  }
}
