package picklescope.ui;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.value.ObservableValue;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuBar;
import javafx.scene.image.Image;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import javafx.stage.WindowEvent;
import picklescope.send.Destination;
import picklescope.session.CaptureView;
import picklescope.session.OpenedCapture;
import picklescope.session.Session;
import picklescope.settings.Settings;
import picklescope.ui.compose.Composer;
import picklescope.ui.compose.SendFiles;
import picklescope.ui.control.CommandItems;
import picklescope.ui.files.CaptureFiles;
import picklescope.ui.files.SystemFileChoice;
import picklescope.ui.inspect.Inspector;
import picklescope.ui.ports.PortsSide;
import picklescope.ui.ports.PortsWatch;
import picklescope.ui.table.EventTable;
import picklescope.ui.text.CodeStyle;
import picklescope.view.command.Command;
import picklescope.view.command.CommandCatalogue;
import picklescope.view.command.Keys;
import picklescope.view.command.Place;
import picklescope.view.files.FileChoice;
import picklescope.view.files.RecordingStatus;
import picklescope.view.layout.PaneSizes;
import picklescope.view.ports.PortsStatus;
import picklescope.view.table.EventRows;
import picklescope.view.table.ShownMessages;

/** The window of a session: creates, connects and closes its panes. */
public final class MainWindow implements AutoCloseable {
  private static final int PULSES_PER_RECORDING = 10;

  private final Stage stage;
  private final Session session;
  private final CommandCatalogue commands = WindowCommands.of(this);
  private final MenuBar menus = new MenuBar();
  private final TopBar top = new TopBar(commands);
  private final KeyHelp keyHelp = new KeyHelp(commands);
  private final Banner banner = new Banner();
  private final StatusBar status = new StatusBar(commands.get("stop-all"));
  private final PaneCycle cycle = new PaneCycle(this::cycledPanes);
  private final Appearance appearance;
  private final PortsWatch watch;
  private final PortsSide ports;
  private final WindowPanes arranged;
  private final PaneSizes sizes;
  private final ShownCapture shown;
  private final CaptureFiles files;
  private final Composer composer;
  private final WindowMemory memory;
  private int pulses;
  private final Pulse pulse;

  /** Creates the window, which is not shown. For the JavaFX thread. */
  public MainWindow(Stage stage, Session session) {
    this(stage, session, new SystemFileChoice(stage), SendFiles.ofSystem(stage));
  }

  /** Creates the window with other file dialogs. */
  MainWindow(Stage stage, Session session, FileChoice choice, SendFiles sendFiles) {
    this.stage = stage;
    this.session = session;
    pulse =
        new Pulse(
            this::pulse,
            () -> events().table().model().isHurried(),
            () -> session.capture().last());
    var settings = session.settings();
    var size = WindowMemory.usualSize();
    var root = new StackPane();
    var scene = new Scene(root, size.getWidth(), size.getHeight());
    appearance = new Appearance(scene, settings);
    var style = appearance.codeStyle();
    watch = new PortsWatch(session.ports(), session.rememberedPorts()::remember, status::notify);
    ports = new PortsSide(watch);
    sizes =
        new PaneSizes(
            settings.get(Settings.SPLITS),
            (edge, at) -> settings.update(old -> old.withEntry(Settings.SPLITS, edge, at)));
    composer = new Composer(session, style, new ShownReplay(this::events, this::files), sendFiles);
    shown = new ShownCapture(session.live(), view -> panes(view, style));
    files = new CaptureFiles(session, new FilesWindow(), choice);
    watch.status().addListener((_, _, seen) -> show(seen));
    watch.addresses().subscribe(seen -> shown.live().events().noRows().setAddresses(seen));
    arranged = new WindowPanes(appearance, settings, sizes, ports, shown, composer);
    menus.setId("menus");
    menus.setMinWidth(0);
    menus.setUseSystemMenuBar(true); // on macOS
    commands.menus().forEach(menu -> menus.getMenus().add(CommandItems.menu(menu)));
    arranged.setToolBar(top);
    arranged.setTop(new VBox(menus, top, banner, files.lines()));
    arranged.setBottom(status);
    root.getChildren().setAll(arranged);
    var keys = new CommandKeys(commands);
    keys.install(scene);
    PaneKeys.install(scene, composer);
    composer.setTakenKeys(keys::isTaken);
    files.acceptDrops(scene);
    stage.setScene(scene);
    stage.setTitle("Picklescope");
    Images.icons().forEach((Image icon) -> stage.getIcons().add(icon));
    memory = new WindowMemory(stage, settings);
    composer.setRecent(
        settings.get(Settings.RECENT_DESTINATIONS).isEmpty()
            ? List.of("localhost:4950")
            : settings.get(Settings.RECENT_DESTINATIONS));
    composer.onSent(
        to -> settings.update(old -> old.withFirst(Settings.RECENT_DESTINATIONS, to.strip())));
  }

  private ShownCapture.Panes panes(CaptureView view, ObservableValue<CodeStyle> style) {
    var detail = new Inspector(session, view, style);
    detail.setSizes(sizes);
    detail.onEnlarge(() -> arranged().toggleEnlarged());
    var events = new EventsPane(session, view, top.columns, style, this::sendTest, status::notify);
    events.table().model().onLead(detail::select);
    detail.onValue(events.actions());
    for (Command command : commands.in(Place.TABLE)) {
      for (Keys keys : command.allKeys()) {
        events.table().keys().on(CommandItems.combination(keys), command::run);
      }
    }
    events
        .table()
        .addEventFilter(
            MouseEvent.MOUSE_CLICKED,
            click -> {
              boolean twice = click.getButton() == MouseButton.PRIMARY && click.getClickCount() > 1;
              if (twice && events.table().positions().indexAt(click.getY()).isPresent()) {
                inspectSelected();
              }
            });
    var menu = events.rowMenu();
    menu.add(commands.get("row-edit"), commands.get("row-resend"), commands.get("row-save"));
    menu.menu().setOnShowing(_ -> showDestination(menu.menu()));
    return new ShownCapture.Panes(events, detail);
  }

  /** Shows the destination of received messages; sent ones go to their own again. */
  private void showDestination(ContextMenu menu) {
    menu.getItems().stream()
        .filter(item -> "row-resend".equals(item.getId()))
        .forEach(item ->
            item.setText(
                "Resend as is to %s  (sent messages: to their own destination)"
                    .formatted(composer.destination())));
  }

  void editSelected() {
    events().rowMenu().withSelected(1, composer::edit);
  }

  void resendSelected() {
    events().rowMenu().withSelected(1_000, event -> composer.resend(event, status::notify));
  }

  void saveSelectedAsSends() {
    events().rowMenu().withSelected(100, event -> composer.save(event, status::notify));
  }

  /** What opening and saving captures needs of the window. */
  private final class FilesWindow implements CaptureFiles.Window {
    @Override
    public void show(Optional<OpenedCapture> opened) {
      arranged.showTable();
      shown.show(opened.map(OpenedCapture::view));
    }

    @Override
    public EventTable table() {
      return shown.shown().events().table();
    }

    @Override
    public ShownMessages shown() {
      return shown.shown().events().rows().shownMessages();
    }

    @Override
    public EventRows rows() {
      return shown.shown().events().rows();
    }

    @Override
    public void warn(String text) {
      banner.add(text);
    }

    @Override
    public void report(String text) {
      status.notify(text);
    }
  }

  /** Shows the window and starts to update it. */
  public void show() {
    memory.restore();
    stage.show();
    memory.start();
    events().table().requestFocus();
    files.offerLeftBehind();
    pulse.start();
  }

  private void pulse() {
    events().pulse();
    top.pulse(events().rows());
    files.pulse();
    composer.pulse();
    var rows = events().table().model();
    long selected = rows.selection().count();
    status.showSelected(selected);
    status.showSending(composer.sending());
    shown
        .shown()
        .detail()
        .compare(selected == 2 ? rows.selectedNumbers().boxed().toList() : List.of());
    shown.shown().detail().pulse(events().view().versionNow());
    session.nextNotice().ifPresent(banner::add);
    if (pulses++ % PULSES_PER_RECORDING == 0) {
      showRecording();
    }
  }

  private void show(PortsStatus seen) {
    status.show(seen);
    shown.live().events().noRows().setPorts(seen);
  }

  /** Updated also while nothing is received: the disk may have room again. */
  private void showRecording() {
    files.showRecording();
    status.showRecorded(
        RecordingStatus.text(
            session.recorder().state(), session.settings().get(Settings.JOURNAL_CAP)));
  }

  private void sendTest(int port) {
    composer.sendTest(new Destination("localhost", port));
  }

  Appearance appearance() {
    return appearance;
  }

  WindowPanes arranged() {
    return arranged;
  }

  /** Focuses the table. */
  void focusTable() {
    arranged.showTable();
    events().table().requestFocus();
  }

  /** Focuses the filter. */
  void focusFilter() {
    arranged.showTable();
    events().filterBar().focusText();
  }

  Scene scene() {
    return stage.getScene();
  }

  boolean isFocusInTable() {
    return PaneCycle.isFocusIn(events().table());
  }

  /** Ends the pause, and follows the newest row. */
  void showNewest() {
    if (events().rows().isPaused()) {
      events().rows().togglePause();
    }
    arranged.showTable();
    events().table().model().follow();
  }

  /** Moves the focus to where the user finds something: a view of the inspector, or the rows. */
  void find() {
    var detail = shown.shown().detail();
    if (!PaneCycle.isFocusIn(detail) || !FindFocus.focusNear(scene(), detail)) {
      arranged.showTable();
      events().find().open();
    }
  }

  /** Moves the focus to the value of the selected row. */
  void inspectSelected() {
    arranged.inspect();
    shown.shown().detail().panes().getFirst().requestFocus();
  }

  /** Closes the file that is shown; the window if there is none. */
  void closeFileOrWindow() {
    if (files.isFileShown()) {
      files.backToLive();
    } else {
      requestClose();
    }
  }

  /** Closes the window as its close button does. */
  void requestClose() {
    Event.fireEvent(stage, new WindowEvent(stage, WindowEvent.WINDOW_CLOSE_REQUEST));
  }

  /** Shows the keys. */
  void showKeys() {
    keyHelp.show(top.keys);
  }

  StatusBar status() {
    return status;
  }

  CommandCatalogue commands() {
    return commands;
  }

  PaneCycle panes() {
    return cycle;
  }

  private List<PaneCycle.Pane> cycledPanes() {
    var panes = new ArrayList<PaneCycle.Pane>();
    panes.add(new PaneCycle.Pane(events().table(), this::focusTable));
    if (arranged.isInspecting()) {
      for (Node pane : shown.shown().detail().panes()) {
        panes.add(new PaneCycle.Pane(pane, pane::requestFocus));
      }
    }
    panes.add(new PaneCycle.Pane(composer, composer::focusMessage));
    panes.add(new PaneCycle.Pane(ports, ports::focusFirst));
    panes.add(new PaneCycle.Pane(events(), this::focusFilter));
    return panes;
  }

  TopBar top() {
    return top;
  }

  Composer composer() {
    return composer;
  }

  EventsPane events() {
    return shown.shown().events();
  }

  CaptureFiles files() {
    return files;
  }

  Stage stage() {
    return stage;
  }

  /** Closes the window and its panes; the session stays open. */
  @Override
  public void close() {
    pulse.stop();
    memory.stop();
    watch.close();
    composer.close();
    files.close();
    shown.close();
    stage.close();
  }
}
