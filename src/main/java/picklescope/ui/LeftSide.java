package picklescope.ui;

import javafx.scene.layout.Region;
import picklescope.stream.StreamsSnapshot;
import picklescope.ui.source.SourcesSide;
import picklescope.ui.stream.StreamTree;
import picklescope.view.layout.Arrangement;

/** The left side of the window: the ports, and below them the streams, while there is room. */
final class LeftSide extends Region {
  /** The largest share of the height that ports take while streams need the rest. */
  private static final double PORTS = 0.45;

  private final SourcesSide ports;
  private final StreamTree streams;
  private boolean whole = true;

  LeftSide(SourcesSide ports, StreamTree streams) {
    this.ports = ports;
    this.streams = streams;
    setId("left-side");
    getStyleClass().add("left-side");
    getChildren().setAll(ports, streams);
    showStreams();
  }

  /** Displays the ports in one of their forms; a strip has no room for streams. */
  void display(Arrangement.Ports form) {
    ports.display(form);
    whole = form == Arrangement.Ports.WHOLE;
    showStreams();
  }

  /** Displays the streams as they are now. For each frame. */
  void pulse(StreamsSnapshot now) {
    streams.pulse(now);
    showStreams();
  }

  private void showStreams() {
    boolean shown = whole && !streams.isEmpty();
    if (streams.isVisible() != shown) {
      streams.setVisible(shown);
      requestLayout();
    }
  }

  /** Returns the tree of streams. */
  StreamTree streams() {
    return streams;
  }

  @Override
  protected void layoutChildren() {
    double width = getWidth();
    double height = getHeight();
    double above = streams.isVisible() ? snapSizeY(portsHeight(width, height)) : height;
    ports.resizeRelocate(0, 0, width, above);
    streams.resizeRelocate(0, above, width, height - above);
  }

  /** Returns the height of the ports, which may also have what the streams leave empty. */
  private double portsHeight(double width, double height) {
    double most = Math.max(PORTS * height, height - streams.prefHeight(width));
    return Math.min(ports.prefHeight(width), most);
  }

  @Override
  protected double computeMinWidth(double height) {
    return ports.minWidth(height);
  }

  @Override
  protected double computePrefWidth(double height) {
    return ports.prefWidth(height);
  }

  @Override
  protected double computeMinHeight(double width) {
    return ports.minHeight(width);
  }
}
