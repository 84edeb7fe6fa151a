package picklescope.ui.source;

import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import picklescope.net.PortSharing;

/**
 * Displays where messages come from, ports, relays and passive captures, and where they are
 * published; adds these.
 */
public final class SourcesPane extends VBox {
  private final PortsWatch ports;
  private final PortRows portRows;
  private final AddedRows addedRows;
  private final HostRows hostRows;
  private final VBox rows;
  private final ScrollPane scroll;
  private final PortAdding adding;

  /**
   * Creates a pane for the watched ports and sources.
   *
   * @param actions what the lines ask the window for
   */
  public SourcesPane(PortsWatch ports, SourcesWatch sources, SourceActions actions) {
    this.ports = ports;
    setId("sources");
    getStyleClass().add("sources");
    var title = new Label("Sources");
    title.getStyleClass().add("pane-title");
    portRows = new PortRows(ports, actions);
    addedRows = new AddedRows(sources, actions, this::reveal);
    adding = new PortAdding(this::addPorts);
    adding.offer("relay-add", "Add a relay to another program…", addedRows::addRelay);
    adding.offer("capture-add", "Watch an interface (passive capture)…", addedRows::addCapture);
    adding.offer("publish-add", "Publish to the server of a lab…", addedRows::addPublishing);
    hostRows = new HostRows(sources);
    rows = new VBox(portRows, addedRows, hostRows);
    scroll = new ScrollPane(rows);
    scroll.setId("source-rows");
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scroll.setFocusTraversable(false);
    setVgrow(scroll, Priority.ALWAYS);
    getChildren().setAll(title, scroll, adding);
    ports.onPoll(this::display);
    display();
  }

  private void addPorts(String text, PortSharing sharing) {
    portRows.add(text, sharing, adding);
  }

  /** Focuses the first port, or the field that adds one if there are no ports. */
  public void focusFirst() {
    portRows.first().ifPresentOrElse(SourceRow::focusFirst, adding::focus);
  }

  private void display() {
    boolean mayMove = !isInUse();
    portRows.display(ports.status().get(), mayMove).ifPresent(this::reveal);
    addedRows.display(mayMove);
    hostRows.display();
  }

  /** Scrolls to a line. */
  private void reveal(SourceRow row) {
    scroll.applyCss();
    scroll.layout();
    double top = rows.sceneToLocal(row.localToScene(row.getBoundsInLocal())).getMinY();
    double hidden = rows.getHeight() - scroll.getViewportBounds().getHeight();
    if (hidden > 0) {
      scroll.setVvalue(Math.min(1, top / hidden));
    }
  }

  /** Returns whether the user points at the rows, or has the keyboard at an <em>Undo</em>. */
  private boolean isInUse() {
    return isHover() || portRows.isUndoFocused() || addedRows.isUndoFocused();
  }
}
