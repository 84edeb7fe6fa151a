package picklescope.ui;

import java.net.InetAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.testfx.service.query.EmptyNodeQueryException;
import org.testfx.util.WaitForAsyncUtils;
import picklescope.Await;
import picklescope.net.FreePorts;
import picklescope.session.Session;
import picklescope.session.StreamRun;
import picklescope.ui.compose.Composer;
import picklescope.ui.compose.SendFiles;
import picklescope.ui.files.CaptureFiles;
import picklescope.ui.files.SystemFileChoice;
import picklescope.ui.inspect.InspectorViews;
import picklescope.ui.table.EventTable;
import picklescope.ui.table.RowMenu;
import picklescope.view.files.FileChoice;
import picklescope.view.table.Row;

/** A real window over a real session, with words for what tests do to it. */
public final class WindowHarness implements AutoCloseable {
  public static final long BOUND_SECONDS = 60;

  private static final int MENU_BAR = 26;
  private static final long FRAME_NANOS = TimeUnit.MILLISECONDS.toNanos(15);

  public final Session session;
  public final MainWindow window;
  public final Stage stage;
  public final WindowRobot robot = new WindowRobot();

  /** Shows the window; on the JavaFX thread. */
  public WindowHarness(Stage stage, Session session) {
    this(stage, session, new SystemFileChoice(stage));
  }

  /** With another way to ask for files. */
  public WindowHarness(Stage stage, Session session, FileChoice choice) {
    this(stage, session, choice, SendFiles.ofSystem(stage));
  }

  /** With other ways to ask for files. */
  public WindowHarness(Stage stage, Session session, FileChoice choice, SendFiles sendFiles) {
    this.stage = stage;
    this.session = session;
    // A name that is found later would change rows and inspector at any time.
    var here = InetAddress.getLoopbackAddress();
    Await.soon("our name", () -> session.senderNames().isSettled(here));
    window = new MainWindow(stage, session, choice, sendFiles);
    window.show(() -> Platform.exitNestedEventLoop(this, null));
    stage.setWidth(1000);
    stage.setHeight(700 + MENU_BAR);
    Platform.enterNestedEventLoop(this); // until it is complete, as its user sees it
  }

  /** The same over a session of its own that listens on a free port of that harness. */
  public static WindowHarness listening(Stage stage) throws Exception {
    var session = new Session();
    session.ports().add(FreePorts.next());
    return new WindowHarness(stage, session);
  }

  /** Shows a file of so many messages, with the keyboard in the table. */
  public void open(Path file, long messages) {
    fx(() -> window.files().opener().open(List.of(file)));
    await(messages + " rows", () -> table().model().order().size() == messages);
    await("some of them drawn", () -> !table().model().frame().rows().isEmpty());
    // The inspector of the first takes its room, and columns their widths.
    awaitStill("rows in view", () -> table().model().viewport().rows());
    fx(() -> table().requestFocus());
  }

  /** Does what a command of the menu does, such as {@code lab}. */
  public void command(String id) {
    fx(() -> window.commands().get(id).run());
  }

  /** What a row in view says in a column; empty while one of them is not in view. */
  public String cell(long number, String column) {
    return table().model().frame().rows().stream()
        .filter(row -> row.number() == number)
        .findFirst()
        .flatMap(row -> cell(row, column))
        .orElse("");
  }

  /** The number of the row that the keyboard is at; 0 if there is none. */
  public long lead() {
    return fx(() -> table().model().leadNumber().orElse(0));
  }

  /** The port on which the session listens. */
  public int port() {
    return session.ports().list().getFirst().number();
  }

  /** The numbers of the rows that are drawn. */
  public List<Long> numbers() {
    return table().model().frame().rows().stream().map(Row::number).toList();
  }

  /** What a label or button says; empty while it is not in the window. */
  public String label(String id) {
    return robot.lookup("#" + id).tryQuery().map(node -> ((Labeled) node).getText()).orElse("");
  }

  /** Whether a node is in the window, and it and all around it visible. */
  public boolean isVisible(String id) {
    return robot.lookup("#" + id).tryQuery().filter(WindowHarness::isVisible).isPresent();
  }

  private static boolean isVisible(Node node) {
    return Stream.iterate(node, Objects::nonNull, Node::getParent).allMatch(Node::isVisible);
  }

  /** Whether a node is in the window and has the keyboard. */
  public boolean isFocused(String id) {
    return robot.lookup("#" + id).tryQuery().filter(Node::isFocused).isPresent();
  }

  /** Waits until a node has the keyboard, so that keys go there. */
  public void awaitFocus(String id) {
    await(id + " focused", () -> isFocused(id));
  }

  public <T extends Node> T find(String id) {
    return robot.lookup("#" + id).query();
  }

  /** The streams of all messages of the capture that is shown. */
  public StreamRun streams() {
    return window.events().streams().all();
  }

  public EventTable table() {
    return window.events().table();
  }

  /** The menu of the table's rows. */
  public ContextMenu menu() {
    return window.events().rowMenu().menu();
  }

  /** What that menu can do with messages. */
  public RowMenu rowMenu() {
    return window.events().rowMenu();
  }

  public Composer composer() {
    return window.composer();
  }

  public CaptureFiles files() {
    return window.files();
  }

  /** Draws the window in another theme. */
  public void setTheme(Theme theme) {
    fx(() -> window.appearance().setTheme(theme));
  }

  public List<Row> rows() {
    return fx(() -> table().model().frame().rows());
  }

  /** What a shown row says in the columns of these ids. */
  public List<String> texts(Row row, String... columns) {
    return List.of(columns).stream().map(id -> cell(row, id).orElseThrow()).toList();
  }

  private Optional<String> cell(Row row, String id) {
    var columns = table().columns().loaded();
    return IntStream.range(0, columns.size())
        .filter(i -> columns.get(i).id().equals(id))
        .mapToObj(place -> row.cell(place).text())
        .findFirst();
  }

  /** All rows of one of the inspector's views, as a screen reader and Ctrl+C have them. */
  public String inspector(String id) {
    return fx(() -> InspectorViews.text(find(id)));
  }

  public static <T> T fx(Callable<T> question) {
    return WaitForAsyncUtils.waitForAsyncFx(BOUND_SECONDS * 1000, question);
  }

  public static void fx(Runnable action) {
    WaitForAsyncUtils.waitForAsyncFx(BOUND_SECONDS * 1000, action);
  }

  /** Waits until something holds on the JavaFX thread; it does not of a node that is not there. */
  public static void await(String what, BooleanSupplier condition) {
    Await.until(what, () -> fx(() -> holds(condition)));
  }

  private static boolean holds(BooleanSupplier condition) {
    try {
      return condition.getAsBoolean();
    } catch (EmptyNodeQueryException e) {
      return false;
    }
  }

  /**
   * Waits until that many frames have been drawn; the windows are not at rest meanwhile. Frames
   * that were late and come one right after the other count as one, for the window is updated at
   * most thirty times a second.
   */
  public static void awaitFrames(int count) {
    fx(() -> Window.getWindows().forEach(WindowHarness::stir));
    var seen = new AtomicInteger();
    var timer =
        new AnimationTimer() {
          private long last;

          @Override
          public void handle(long now) {
            long time = System.nanoTime();
            if (time - last >= FRAME_NANOS) {
              last = time;
              seen.incrementAndGet();
            }
          }
        };
    fx(timer::start);
    await(count + " frames", () -> seen.get() >= count);
    fx(timer::stop);
  }

  /** Waits until a value is the same after some frames, such as a size that the layout finds. */
  public static <T> T awaitStill(String what, Callable<T> value) {
    var last = new AtomicReference<>(fx(value));
    Await.until(
        what + " that stays",
        () -> {
          awaitFrames(3);
          T now = fx(value);
          return now.equals(last.getAndSet(now));
        });
    return last.get();
  }

  /** A key that no keyboard has is released. */
  private static void stir(Window one) {
    Event.fireEvent(
        one,
        new KeyEvent(KeyEvent.KEY_RELEASED, "", "", KeyCode.UNDEFINED, false, false, false, false));
  }

  @Override
  public void close() {
    fx(window::close);
    session.close();
  }
}
