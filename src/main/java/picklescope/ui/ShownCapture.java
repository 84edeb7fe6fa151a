package picklescope.ui;

import java.util.Optional;
import java.util.function.Function;
import javafx.scene.Node;
import javafx.scene.layout.StackPane;
import picklescope.session.CaptureView;
import picklescope.ui.inspect.Inspector;

/**
 * The panes of the capture that is shown: those of a file, or those of the live capture, which are
 * kept while a file is shown.
 */
final class ShownCapture implements AutoCloseable {
  /** A table and the inspector of its selected row. */
  record Panes(EventsPane events, Inspector detail) implements AutoCloseable {
    @Override
    public void close() {
      detail.close();
      events.close();
    }
  }

  private final Function<CaptureView, Panes> make;
  private final Panes live;
  private final StackPane events = new StackPane();
  private final StackPane detail = new StackPane();
  private Panes shown;
  private Runnable onMessage = () -> {};

  /**
   * Shows the live capture.
   *
   * @param make creates the panes of a capture
   */
  ShownCapture(CaptureView live, Function<CaptureView, Panes> make) {
    this.make = make;
    this.live = make.apply(live);
    this.shown = this.live;
    put();
  }

  /** Returns the node with the table. */
  Node eventsNode() {
    return events;
  }

  /** Returns the node with the inspector. */
  Node detailNode() {
    return detail;
  }

  Panes live() {
    return live;
  }

  Panes shown() {
    return shown;
  }

  /** Shows another capture from its beginning, or the live one as it was before. */
  void display(Optional<CaptureView> view) {
    closeFile();
    shown = view.map(make).orElse(live);
    put();
    if (shown != live) {
      shown.events().table().model().stay();
      shown.events().table().model().selectFirst();
    }
    shown.events().table().requestFocus();
  }

  /** Sets the action that is called when the inspector displays a message, or no longer. */
  void onMessage(Runnable action) {
    onMessage = action;
    live.detail().onMessage(action);
  }

  private void put() {
    shown.detail().onMessage(onMessage);
    onMessage.run();
    events.getChildren().setAll(shown.events());
    detail.getChildren().setAll(shown.detail());
    shown.events().columnMenu().use();
  }

  private void closeFile() {
    if (shown != live) {
      shown.close();
    }
  }

  @Override
  public void close() {
    closeFile();
    live.close();
  }
}
