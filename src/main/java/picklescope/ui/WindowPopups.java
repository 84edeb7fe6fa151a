package picklescope.ui;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.stage.Stage;
import picklescope.net.doctor.Finding;
import picklescope.session.Session;
import picklescope.ui.control.Lazy;
import picklescope.ui.control.Popovers;
import picklescope.ui.doctor.DoctorPane;
import picklescope.ui.export.ExportPane;
import picklescope.ui.guide.GuideWindow;
import picklescope.ui.source.LabPane;
import picklescope.ui.source.PortsWatch;
import picklescope.ui.source.SourcesWatch;
import picklescope.view.files.FileChoice;
import picklescope.view.guide.GuideTopic;

/** What opens over the window or beside it, created when it is opened first. */
final class WindowPopups implements AutoCloseable {
  private final MainWindow window;
  private final Stage stage;
  private final PortsWatch ports;
  private final SourcesWatch sources;
  private final Lazy<KeyHelp> keyHelp;
  private final Lazy<GuideWindow> guide;
  private final Lazy<AboutPane> about = new Lazy<>(AboutPane::new);
  private final Lazy<DoctorPane> doctor;
  private final Lazy<ExportPane> export;
  private final Lazy<LabPane> lab;

  /**
   * Creates it with nothing opened.
   *
   * @param ports the ports of which the user may ask why nothing is heard
   * @param sources the sources of which the user may ask that
   * @param choice asks where to export
   */
  WindowPopups(
      MainWindow window,
      Session session,
      PortsWatch ports,
      SourcesWatch sources,
      FileChoice choice) {
    this.window = window;
    this.stage = window.stage();
    this.ports = ports;
    this.sources = sources;
    keyHelp = new Lazy<>(() -> new KeyHelp(window.commands()));
    guide = new Lazy<>(() -> new GuideWindow(window.scene()));
    doctor = new Lazy<>(() -> new DoctorPane(session.doctor(), this::examined));
    export = new Lazy<>(() -> createExport(session, choice));
    lab = new Lazy<>(() -> new LabPane(session, window::showLab));
  }

  private static ExportPane createExport(Session session, FileChoice choice) {
    var pane = new ExportPane(choice::toExport);
    session.beforeClose(pane::abandon); // a signal closes the session alone
    return pane;
  }

  /** Returns the ports of which the user may ask why nothing is heard. */
  private List<Integer> examined() {
    var numbers = new TreeSet<>(ports.status().get().numbers());
    numbers.addAll(sources.status().get().ports());
    return List.copyOf(numbers);
  }

  /** Examines why nothing is heard at the port that is most likely meant. */
  void hearNothing() {
    hearNothing(ports.status().get().doubtful());
  }

  /** Examines why nothing is heard at a port. */
  void hearNothing(int port) {
    Popovers.hideAll(stage);
    doctor.get().show(stage, port);
  }

  /** Returns what was found at a port that may be why nothing is heard there. */
  List<Finding> reasons(int port) {
    return doctor.get().reasons(port);
  }

  /** Exports the messages of the displayed capture as tables. */
  void export() {
    export.get().show(stage, new ShownExport(window.files().shown(), window.events().rows()));
  }

  /** Asks what is recorded to files as it comes. */
  void record() {
    window.files().recorder().ask(stage, window.events().filterBar().filter().text());
  }

  /** Asks for a lab to be watched. */
  void lab() {
    lab.get().show(stage);
  }

  /** Shows all keys below a node. */
  void keys(Node below) {
    keyHelp.get().show(below);
  }

  /** Shows what the program is, below a node. */
  void about(Node below) {
    about.get().show(below);
  }

  /** Opens the guide at the page about the pane that has the keyboard. */
  void guide() {
    var panes = new ArrayList<String>();
    Popovers.newest(stage).ifPresent(popOver -> addPanes(popOver.getScene(), panes));
    addPanes(window.scene(), panes);
    guide.get().open(GuideTopic.of(panes));
  }

  private static void addPanes(Scene scene, List<String> panes) {
    for (Node at = scene.getFocusOwner(); at != null; at = at.getParent()) {
      panes.add(Objects.requireNonNullElse(at.getId(), ""));
    }
  }

  /** Displays how far an export has come, and whether a lab is connected. For each frame. */
  void pulse() {
    export.ifMade(ExportPane::pulse);
    lab.ifMade(LabPane::pulse);
  }

  @Override
  public void close() {
    doctor.ifMade(DoctorPane::close);
    export.ifMade(ExportPane::close);
    lab.ifMade(LabPane::close);
  }
}
