package picklescope.ui;

import java.util.Optional;
import java.util.function.Function;
import javafx.scene.Node;
import javafx.scene.layout.StackPane;
import picklescope.session.CaptureView;
import picklescope.ui.inspect.Inspector;

/**
 * The panes over the capture that is shown: the live one's, which stay as they are while a file is
 * shown, or the file's.
 */
final class ShownCapture implements AutoCloseable {
  /** A table and what is said of its selected row. */
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

  /**
   * Shows the live capture.
   *
   * @param make makes the panes over a capture
   */
  ShownCapture(CaptureView live, Function<CaptureView, Panes> make) {
    this.make = make;
    this.live = make.apply(live);
    this.shown = this.live;
    put();
  }

  /** Where the table is. */
  Node eventsPlace() {
    return events;
  }

  /** Where the inspector is. */
  Node detailPlace() {
    return detail;
  }

  Panes live() {
    return live;
  }

  Panes shown() {
    return shown;
  }

  /** Shows another capture from its beginning, or the live one as it was left. */
  void show(Optional<CaptureView> view) {
    closeFile();
    shown = view.map(make).orElse(live);
    put();
    if (shown != live) {
      var positions = live.detail().views().getDividerPositions();
      shown.detail().views().setDividerPositions(positions);
      shown.events().table().model().stay();
      shown.events().table().model().selectFirst();
    }
    shown.events().table().requestFocus();
  }

  private void put() {
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
