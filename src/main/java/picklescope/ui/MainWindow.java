package picklescope.ui;

import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import javafx.stage.WindowEvent;
import picklescope.filter.Field;
import picklescope.session.Session;
import picklescope.session.StreamRun;
import picklescope.settings.Settings;
import picklescope.ui.compose.Composer;
import picklescope.ui.compose.SendFiles;
import picklescope.ui.control.CommandItems;
import picklescope.ui.control.Lines;
import picklescope.ui.files.CaptureFiles;
import picklescope.ui.files.SystemFileChoice;
import picklescope.ui.inspect.Inspector;
import picklescope.ui.source.PortsWatch;
import picklescope.ui.source.SourcesSide;
import picklescope.ui.source.SourcesWatch;
import picklescope.ui.stream.AlarmLine;
import picklescope.ui.stream.StreamTree;
import picklescope.view.command.CommandCatalogue;
import picklescope.view.files.FileChoice;
import picklescope.view.layout.PaneSizes;
import picklescope.view.source.PortsStatus;
import picklescope.view.source.SourcesStatus;
import picklescope.view.table.TableSettings;

/**
 * The window of a session: creates, connects and closes its panes. {@link WindowCommands} and
 * {@link FrameUpdate} ask it for them. For the JavaFX thread.
 */
public final class MainWindow implements AutoCloseable {
  private final Stage stage;
  private final Session session;
  private final Appearance appearance;
  private final CommandCatalogue commands;
  private final TopBar top;
  private final WindowPopups popups;
  private final Banner banner;
  private final UpdateLine updates;
  private final AlarmLine alarms;
  private final StatusBar status;
  private final PaneSizes sizes;
  private final PortsWatch watch;
  private final SourcesWatch sources;
  private final SourcesSide ports;
  private final LeftSide side;
  private final Composer composer;
  private final ShownCapture shown;
  private final WindowPanes arranged;
  private final DemoTour tour;
  private final CaptureFiles files;
  private final PaneFocus focus;
  private final RowSends rowSends;
  private final FocusedTip tip;
  private final WindowMemory memory;
  private final Pulse pulse;

  /** Creates the window, which is not shown. */
  public MainWindow(Stage stage, Session session) {
    this(stage, session, new SystemFileChoice(stage), SendFiles.ofSystem(stage));
  }

  /** Creates the window with other file dialogs. */
  MainWindow(Stage stage, Session session, FileChoice choice, SendFiles sendFiles) {
    this.stage = stage;
    this.session = session;
    var settings = session.settings();
    var root = new StackPane();
    var size = WindowMemory.usualSize();
    var scene = new Scene(root, size.getWidth(), size.getHeight());
    // Before any control, or JavaFX would load its own style sheet, which is not used.
    appearance = new Appearance(scene, settings);
    commands = WindowCommands.of(this);
    top = new TopBar(commands);
    banner = new Banner();
    status = new StatusBar(commands.get("stop-all"), this::follow);
    sizes =
        new PaneSizes(
            settings.get(Settings.SPLITS),
            (edge, at) -> settings.update(old -> old.withEntry(Settings.SPLITS, edge, at)));
    watch = new PortsWatch(session.ports(), session.rememberedPorts()::remember, status::notify);
    sources = new SourcesWatch(session);
    ports = new SourcesSide(watch, sources, new SourceRequests(this));
    popups = new WindowPopups(this, session, watch, sources, choice);
    composer =
        new Composer(
            session, appearance.codeStyle(), new ShownReplay(this::events, this::files), sendFiles);
    updates = new UpdateLine(settings);
    alarms = new AlarmLine(settings, this::showLive);
    pulse =
        new Pulse(
            new FrameUpdate(this, session, banner)::run,
            () -> events().table().model().isHurried(),
            () -> session.capture().last());
    new TableSettings(settings).hideOfLab();
    var panes =
        new PanesOfCapture(
            this, session, sizes, new RowCommands(commands), pulse::stir, alarms::edit);
    shown = new ShownCapture(session.live(), panes::of);
    shown.live().events().rows().placeLate(session.labs()::hasLate);
    side =
        new LeftSide(
            ports,
            new StreamTree(
                appearance.codeStyle(),
                this::filter,
                () -> events().filterBar().filter().text(),
                session.addressNames()::all));
    side.streams().onName((address, owner, at) -> events().nameAddress(address, owner, at));
    arranged = new WindowPanes(appearance, settings, sizes, side, shown, composer);
    tour = new DemoTour(this, session, arranged);
    files = new CaptureFiles(session, new MainFilesWindow(arranged, shown, banner, status), choice);
    focus = new PaneFocus(scene, arranged, shown, ports, side.streams(), composer);
    rowSends = new RowSends(shown, composer, status::notify);
    tip = new FocusedTip(scene);
    memory = new WindowMemory(stage, settings);
    watch.status().addListener((_, _, seen) -> display(seen));
    sources.status().subscribe(seen -> display(seen));
    watch.addresses().subscribe(seen -> shown.live().events().noRows().setAddresses(seen));
    arranged.setToolBar(top);
    var menus = CommandItems.menuBar(commands.menus());
    arranged.setTop(new Lines(menus, top, banner, updates, alarms, files.lines()));
    arranged.setBottom(status);
    root.getChildren().setAll(tour.node());
    WindowKeys.install(this, scene, menus);
    files.opener().acceptDrops(scene);
    stage.setScene(scene);
    stage.setTitle("Picklescope");
  }

  /** Shows a message of the live capture in the table. */
  private void showLive(long number) {
    files.shown().backToLive();
    focus.toTable();
    events().table().model().goTo(number);
  }

  private void filter(String text) {
    events().filterBar().write(text);
  }

  private void display(SourcesStatus seen) {
    status.display(seen);
    shown.live().events().noRows().setSources(seen);
  }

  /** Shows the live capture, with the computers that publish. */
  void showLab() {
    files.shown().backToLive();
    new TableSettings(session.settings()).showForLab(Field.HOST.fieldName());
    events().table().columns().add(Field.HOST.fieldName());
  }

  private void display(PortsStatus seen) {
    status.display(seen);
    shown.live().events().noRows().setPorts(seen);
  }

  /**
   * Shows the window and starts to update it.
   *
   * @param whenDrawn runs once everything in it has been drawn, unless it is closed before
   */
  public void show(Runnable whenDrawn) {
    watch.start();
    sources.open();
    memory.restore();
    top.pulse(events().rows());
    stage.show();
    memory.start();
    events().table().requestFocus();
    files.offerLeftBehind();
    AfterFrame.of(scene(), this::complete, this::setIcons, () -> detail().prepare(), whenDrawn);
  }

  /** Creates what the first frame has left out of the window. */
  private void complete() {
    composer.prepare();
    pulse.start();
  }

  private void setIcons() {
    stage.getIcons().addAll(Images.icons());
  }

  /** Closes the window as its close button does. */
  void requestClose() {
    stage.fireEvent(new WindowEvent(stage, WindowEvent.WINDOW_CLOSE_REQUEST));
  }

  /** Returns whether nothing has happened for a while, so that no frames are drawn. */
  boolean isAtRest() {
    return pulse.isAtRest();
  }

  Stage stage() {
    return stage;
  }

  Scene scene() {
    return stage.getScene();
  }

  CommandCatalogue commands() {
    return commands;
  }

  Appearance appearance() {
    return appearance;
  }

  WindowPanes arranged() {
    return arranged;
  }

  PaneFocus focus() {
    return focus;
  }

  TopBar top() {
    return top;
  }

  WindowPopups popups() {
    return popups;
  }

  /** Shows the tooltip of the focused control. */
  void explain() {
    if (!tip.show()) {
      status.notify("There is no explanation of this control. Shift+F1 shows all keys.");
    }
  }

  /** Returns the demo lab and its tour. */
  DemoTour tour() {
    return tour;
  }

  UpdateLine updates() {
    return updates;
  }

  StatusBar status() {
    return status;
  }

  AlarmLine alarms() {
    return alarms;
  }

  /** Returns the streams of all messages of the live capture. */
  StreamRun liveStreams() {
    return shown.live().events().streams().all();
  }

  LeftSide side() {
    return side;
  }

  Composer composer() {
    return composer;
  }

  RowSends rowSends() {
    return rowSends;
  }

  /** Shows the newest row, and those that follow it. */
  void follow() {
    arranged.showTable();
    events().table().model().follow();
  }

  EventsPane events() {
    return shown.shown().events();
  }

  Inspector detail() {
    return shown.shown().detail();
  }

  CaptureFiles files() {
    return files;
  }

  /** Closes the window and its panes; the session stays open. */
  @Override
  public void close() {
    pulse.close();
    tour.leave();
    memory.stop();
    watch.close();
    sources.close();
    popups.close();
    updates.close();
    alarms.close();
    composer.close();
    files.close();
    shown.close();
    session.demo().stop();
    stage.close();
  }
}
