package picklescope.ui;

import java.util.function.Consumer;
import javafx.scene.Node;
import picklescope.send.Destination;
import picklescope.session.CaptureView;
import picklescope.session.Session;
import picklescope.ui.inspect.Inspector;
import picklescope.view.layout.PaneSizes;

/** Creates the panes of a capture, its table and the inspector, and connects them. */
final class PanesOfCapture {
  private final MainWindow window;
  private final Session session;
  private final PaneSizes sizes;
  private final RowCommands rowCommands;
  private final Runnable stir;
  private final Consumer<Node> alarms;

  /**
   * Creates what makes panes.
   *
   * @param stir draws frames again, for rows have changed
   * @param alarms opens what edits the alarms, below a node
   */
  PanesOfCapture(
      MainWindow window,
      Session session,
      PaneSizes sizes,
      RowCommands rowCommands,
      Runnable stir,
      Consumer<Node> alarms) {
    this.window = window;
    this.session = session;
    this.sizes = sizes;
    this.rowCommands = rowCommands;
    this.stir = stir;
    this.alarms = alarms;
  }

  /** Returns the panes of a capture. */
  ShownCapture.Panes of(CaptureView view) {
    var style = window.appearance().codeStyle();
    var events =
        new EventsPane(
            session,
            view,
            window.top().columns,
            style,
            new EmptyHint.Actions(
                port -> window.composer().sendTest(new Destination("localhost", port)),
                () -> window.popups().hearNothing(),
                port -> window.popups().reasons(port),
                () -> window.tour().toggle()),
            alarms,
            window.status()::notify);
    var around =
        new Inspector.Surroundings(
            sizes,
            window.commands().get("enlarge")::run,
            window.commands().get("pickles-only"),
            events.actions());
    var detail = new Inspector(session, view, style, around);
    events.table().model().onLead(detail::select);
    events.table().model().onChange(stir);
    rowCommands.install(events);
    return new ShownCapture.Panes(events, detail);
  }
}
