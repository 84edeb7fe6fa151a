package picklescope.ui;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.MenuBar;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import javafx.stage.WindowEvent;
import picklescope.filter.Field;
import picklescope.send.Destination;
import picklescope.session.CaptureView;
import picklescope.session.HeldMessage;
import picklescope.session.Session;
import picklescope.session.StreamRun;
import picklescope.settings.Settings;
import picklescope.ui.compose.Composer;
import picklescope.ui.compose.SendFiles;
import picklescope.ui.control.CommandItems;
import picklescope.ui.control.Lazy;
import picklescope.ui.control.Lines;
import picklescope.ui.control.Popovers;
import picklescope.ui.doctor.DoctorPane;
import picklescope.ui.export.ExportPane;
import picklescope.ui.files.CaptureFiles;
import picklescope.ui.files.SystemFileChoice;
import picklescope.ui.guide.GuideWindow;
import picklescope.ui.inspect.Inspector;
import picklescope.ui.source.LabPane;
import picklescope.ui.source.PortsWatch;
import picklescope.ui.source.SourceActions;
import picklescope.ui.source.SourcesSide;
import picklescope.ui.source.SourcesWatch;
import picklescope.ui.stream.AlarmLine;
import picklescope.ui.stream.StreamTree;
import picklescope.view.command.CommandCatalogue;
import picklescope.view.files.FileChoice;
import picklescope.view.guide.GuideTopic;
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
  private final Lazy<KeyHelp> keyHelp;
  private final Lazy<GuideWindow> guide;
  private final Lazy<AboutPane> about = new Lazy<>(AboutPane::new);
  private final Lazy<DoctorPane> doctor;
  private final Lazy<ExportPane> export;
  private final Lazy<LabPane> lab;
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
  private final RowCommands rowCommands;
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
    keyHelp = new Lazy<>(() -> new KeyHelp(commands));
    guide = new Lazy<>(() -> new GuideWindow(scene));
    banner = new Banner();
    status = new StatusBar(commands.get("stop-all"), this::follow);
    sizes =
        new PaneSizes(
            settings.get(Settings.SPLITS),
            (edge, at) -> settings.update(old -> old.withEntry(Settings.SPLITS, edge, at)));
    watch = new PortsWatch(session.ports(), session.rememberedPorts()::remember, status::notify);
    sources = new SourcesWatch(session);
    ports = new SourcesSide(watch, sources, new ForSources());
    doctor = new Lazy<>(() -> new DoctorPane(session.doctor(), this::examined));
    export = new Lazy<>(() -> createExport(choice));
    lab = new Lazy<>(() -> new LabPane(session, this::showLab));
    composer =
        new Composer(
            session, appearance.codeStyle(), new ShownReplay(this::events, this::files), sendFiles);
    rowCommands = new RowCommands(commands);
    updates = new UpdateLine(settings);
    alarms = new AlarmLine(settings, this::showLive);
    pulse =
        new Pulse(
            new FrameUpdate(this, session, banner)::run,
            () -> events().table().model().isHurried(),
            () -> session.capture().last());
    new TableSettings(settings).hideOfLab();
    shown = new ShownCapture(session.live(), this::panes);
    shown.live().events().rows().placeLate(session::hasLate);
    side =
        new LeftSide(
            ports,
            new StreamTree(
                appearance.codeStyle(), this::filter, () -> events().filterBar().filter().text()));
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
    var menus = menuBar();
    arranged.setTop(new Lines(menus, top, banner, updates, alarms, files.lines()));
    arranged.setBottom(status);
    root.getChildren().setAll(tour.node());
    KeyboardMark.install(scene);
    MenuBarKeys.install(scene, menus);
    installKeys(scene);
    files.opener().acceptDrops(scene);
    stage.setScene(scene);
    stage.setTitle("Picklescope");
  }

  private MenuBar menuBar() {
    var menus = new MenuBar();
    menus.setId("menus");
    menus.setMinWidth(0);
    menus.setUseSystemMenuBar(true); // on macOS
    commands.menus().forEach(menu -> menus.getMenus().add(CommandItems.menu(menu)));
    return menus;
  }

  private void installKeys(Scene scene) {
    var keys = new CommandKeys(commands);
    keys.onRefused(
        command -> status.notify("Not possible now: " + command.name().replace("…", "")));
    keys.install(scene);
    PaneKeys.install(scene, composer);
    new RowDoubleClick(() -> events().table(), commands.get("open-row")::run).install(scene);
    composer.setTakenKeys(keys::isTaken);
  }

  private ShownCapture.Panes panes(CaptureView view) {
    var style = appearance.codeStyle();
    var events =
        new EventsPane(
            session,
            view,
            top.columns,
            style,
            new EmptyHint.Actions(
                this::sendTest,
                this::hearNothing,
                port -> doctor.get().reasons(port),
                () -> tour().toggle()),
            alarms::edit,
            status::notify);
    var around =
        new Inspector.Surroundings(
            sizes, commands.get("enlarge")::run, commands.get("pickles-only"), events.actions());
    var detail = new Inspector(session, view, style, around);
    events.table().model().onLead(detail::select);
    events.table().model().onChange(pulse::stir);
    rowCommands.install(events);
    return new ShownCapture.Panes(events, detail);
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

  private void sendTest(int port) {
    composer.sendTest(new Destination("localhost", port));
  }

  /** Returns the ports of which the user may ask why nothing is heard. */
  private List<Integer> examined() {
    var ports = new TreeSet<>(watch.status().get().numbers());
    ports.addAll(sources.status().get().ports());
    return List.copyOf(ports);
  }

  /** Examines why nothing is heard at the port that is most likely meant. */
  void hearNothing() {
    hearNothing(watch.status().get().doubtful());
  }

  /** Examines why nothing is heard at a port. */
  void hearNothing(int port) {
    Popovers.hideAll(stage);
    doctor.get().show(stage, port);
  }

  private void display(SourcesStatus seen) {
    status.display(seen);
    shown.live().events().noRows().setSources(seen);
  }

  /** Exports the messages of the displayed capture as tables. */
  void export() {
    export.get().show(stage, new ShownExport(files.shown(), events().rows()));
  }

  private ExportPane createExport(FileChoice choice) {
    var pane = new ExportPane(choice::toExport);
    session.beforeClose(pane::abandon); // a signal closes the session alone
    return pane;
  }

  /** Asks for a lab to be watched. */
  void lab() {
    lab.get().show(stage);
  }

  /** Shows the live capture, with the computers that publish. */
  void showLab() {
    files.shown().backToLive();
    new TableSettings(session.settings()).showForLab(Field.HOST.fieldName());
    events().table().columns().add(Field.HOST.fieldName());
  }

  /** Displays how far an export has come, and whether a lab is connected. For each frame. */
  void pulsePopups() {
    export.ifMade(ExportPane::pulse);
    lab.ifMade(LabPane::pulse);
  }

  private void display(PortsStatus seen) {
    status.display(seen);
    shown.live().events().noRows().setPorts(seen);
  }

  /** Shows the window and starts to update it. */
  public void show() {
    watch.start();
    sources.open();
    memory.restore();
    stage.show();
    memory.start();
    events().table().requestFocus();
    files.offerLeftBehind();
    pulse.start();
    Platform.runLater(this::afterFirstFrame);
  }

  private void afterFirstFrame() {
    stage.getIcons().addAll(Images.icons());
    detail().prepare();
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

  AboutPane about() {
    return about.get();
  }

  /** Shows the tooltip of the focused control. */
  void explain() {
    if (!tip.show()) {
      status.notify("There is no explanation of this control. Shift+F1 shows all keys.");
    }
  }

  /** Opens the guide at the page about the pane that has the keyboard. */
  void guide() {
    var panes = new ArrayList<String>();
    for (Node at = stage.getScene().getFocusOwner(); at != null; at = at.getParent()) {
      panes.add(Objects.requireNonNullElse(at.getId(), ""));
    }
    guide.get().open(GuideTopic.of(panes));
  }

  KeyHelp keyHelp() {
    return keyHelp.get();
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
    doctor.ifMade(DoctorPane::close);
    export.ifMade(ExportPane::close);
    lab.ifMade(LabPane::close);
    updates.close();
    alarms.close();
    composer.close();
    files.close();
    shown.close();
    session.demo().stop();
    stage.close();
  }

  /** What the lines of sources ask for. */
  private final class ForSources implements SourceActions {
    @Override
    public void editHeld(HeldMessage message) {
      Popovers.hideAll(stage); // they would cover the composer
      composer.editHeld(message);
    }

    @Override
    public void hearNothing() {
      MainWindow.this.hearNothing();
    }

    @Override
    public void hearNothing(int port) {
      MainWindow.this.hearNothing(port);
    }
  }
}
