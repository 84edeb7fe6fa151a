package picklescope.ui.plot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static picklescope.ui.WindowHarness.await;
import static picklescope.ui.WindowHarness.fx;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.event.ActionEvent;
import javafx.event.Event;
import javafx.event.EventType;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Labeled;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import picklescope.filter.Filter;
import picklescope.python.Call;
import picklescope.settings.SavedPlot;
import picklescope.settings.Settings;
import picklescope.settings.SettingsKeeper;
import picklescope.ui.PlotStage;
import picklescope.view.plot.PlotFrame;
import picklescope.view.plot.PlotSeries;
import picklescope.view.plot.TimeRange;

@ExtendWith(ApplicationExtension.class)
@Timeout(120)
class PlotPaneTest {
  private static final int COUNT = 101;

  private PlotStage plot;

  @Start
  void start(Stage stage) {
    plot = new PlotStage(stage, SettingsKeeper.inMemory(Settings.defaults()), 800, 500);
  }

  @AfterEach
  void close() {
    plot.close();
  }

  /** 101 messages, one each 100 ms. */
  private void receive() throws Exception {
    for (int i = 0; i < COUNT; i++) {
      plot.receive(
          1, i * 100, Call.of("pose").with("pos", List.of(i, 1, -i)).with("on", i % 50 < 25));
    }
  }

  private void plotted(String... expressions) throws Exception {
    receive();
    for (String expression : expressions) {
      fx(() -> {
        plot.pane.plot(expression, "");
        return null;
      });
    }
    plot.awaitRead();
    plot.awaitRead();
  }

  private PlotView view() {
    return plot.pane.view();
  }

  private PlotFrame frame() {
    return fx(() -> view().frame().orElseThrow());
  }

  private List<String> names() {
    return fx(() -> plot.model.series().stream().map(PlotSeries::name).toList());
  }

  private static long time(double seconds) {
    return PlotStage.START + (long) (seconds * 1e9);
  }

  private double x(double seconds) {
    return frame().x(time(seconds));
  }

  private void mouse(EventType<MouseEvent> type, double x, MouseButton button, boolean shift) {
    double middle = frame().plot().y() + frame().plot().height() / 2;
    Point2D at = fx(() -> view().localToScene(x, middle)); // an event is made in the scene
    fx(() ->
        Event.fireEvent(
            view(),
            new MouseEvent(
                type, at.getX(), at.getY(), at.getX(), at.getY(), button, 1, shift, false, false,
                false, true, false, false, false, false, false, null)));
  }

  private void drag(double from, double to, boolean shift) {
    double begin = x(from);
    double end = x(to);
    mouse(MouseEvent.MOUSE_PRESSED, begin, MouseButton.PRIMARY, shift);
    mouse(MouseEvent.MOUSE_DRAGGED, (begin + end) / 2, MouseButton.PRIMARY, shift);
    mouse(MouseEvent.MOUSE_DRAGGED, end, MouseButton.PRIMARY, shift);
    mouse(MouseEvent.MOUSE_RELEASED, end, MouseButton.PRIMARY, shift);
  }

  private void wheel(double x, double by, boolean shift) {
    double y = frame().plot().y() + 5;
    fx(() ->
        Event.fireEvent(
            view(),
            new ScrollEvent(
                ScrollEvent.SCROLL,
                x,
                y,
                x,
                y,
                shift,
                false,
                false,
                false,
                false,
                false,
                0,
                by,
                0,
                by,
                ScrollEvent.HorizontalTextScrollUnits.NONE,
                0,
                ScrollEvent.VerticalTextScrollUnits.NONE,
                0,
                0,
                null)));
  }

  private void key(KeyCode code, boolean ctrl, boolean shift) {
    fx(() ->
        Event.fireEvent(
            view(), new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, shift, ctrl, false, false)));
    fx(plot.pane::pulse);
  }

  private void key(KeyCode code) {
    key(code, false, false);
  }

  private void fire(String id) {
    fx(() -> ((ButtonBase) plot.<Node>find(id)).fire());
    fx(plot.pane::pulse);
  }

  private String text(String id) {
    return fx(() -> ((Labeled) plot.<Node>find(id)).getText());
  }

  private double share(double seconds) {
    return frame().range().share(time(seconds));
  }

  @Test
  void anExpressionIsPlottedWithEnter() throws Exception {
    receive();
    assertTrue(fx(() -> plot.find("plot-empty").isVisible()));
    plot.robot.clickOn("#plot-text").write("pos[0]").push(KeyCode.ENTER);
    plot.awaitRead();
    assertEquals(List.of("pos[0]"), names());
    assertEquals("", fx(() -> ((TextField) plot.find("plot-text")).getText()));
    assertFalse(fx(() -> plot.find("plot-empty").isVisible()));
    assertEquals(new TimeRange(time(0), time(10)), frame().range());
    assertEquals(COUNT, frame().panels().getFirst().lines().getFirst().series().points().size());
    assertEquals(1, chips().size());
  }

  private Set<Button> chips() {
    return plot.robot.lookup(".plot-chip").queryAllAs(Button.class);
  }

  @Test
  void aMistakeIsShownInItsPlace() {
    plot.robot.clickOn("#plot-text").write("pos[0");
    await("the mistake", () -> text("plot-mistake").contains("never closed"));
    plot.robot.push(KeyCode.ENTER);
    assertEquals(List.of(), names());
    plot.robot.write("]");
    await("no mistake", () -> !plot.find("plot-mistake").isVisible());
  }

  @Test
  void aListIsPlottedAsItsItems() throws Exception {
    plotted("number", "pos", "on");
    assertEquals(List.of("number", "pos[0]", "pos[1]", "pos[2]", "on"), names());
    assertEquals(1, frame().bands().size());
    assertEquals(4, frame().panels().getFirst().lines().size());
  }

  @Test
  void newMessagesAreFollowed() throws Exception {
    plotted("pos[0]");
    plot.receive(1, 20_000, Call.of().with("pos", List.of(5)));
    plot.awaitRead();
    assertEquals(time(20), frame().range().to());
    fx(() -> ((ComboBox<?>) plot.<Node>find("plot-window")).getEditor().setText("5 s"));
    fx(() -> Event.fireEvent(plot.find("plot-window"), new ActionEvent()));
    fx(plot.pane::pulse);
    assertEquals(new TimeRange(time(15), time(20)), frame().range());
    fire("plot-follow");
    plot.receive(1, 30_000, Call.of().with("pos", List.of(5)));
    plot.awaitRead();
    assertEquals(new TimeRange(time(15), time(20)), frame().range());
    fire("plot-follow");
    assertEquals(new TimeRange(time(25), time(30)), frame().range());
  }

  @Test
  void theWheelZoomsAtThePointerAndEscapeGoesBack() throws Exception {
    plotted("pos[0]");
    double x = x(2);
    wheel(x, 40, false);
    assertTrue(frame().range().seconds() < 9);
    assertEquals(x, x(2), 1e-3);
    wheel(x, -40, true);
    assertEquals(x(2), x(2), 1e-3);
    assertTrue(share(2) < 0.2);
    key(KeyCode.ESCAPE);
    assertEquals(new TimeRange(time(0), time(10)), frame().range());
  }

  @Test
  void theValuesAreZoomedWithCtrl() throws Exception {
    plotted("pos[0]");
    var axis = frame().panels().getFirst().left().orElseThrow();
    key(KeyCode.UP, true, false);
    var zoomed = frame().panels().getFirst().left().orElseThrow();
    assertEquals((axis.high() - axis.low()) / 1.5, zoomed.high() - zoomed.low(), 1e-9);
    assertEquals(axis.high() + axis.low(), zoomed.high() + zoomed.low(), 1e-9);
    plot.receive(1, 20_000, Call.of().with("pos", List.of(999)));
    plot.awaitRead();
    assertEquals(zoomed.high(), frame().panels().getFirst().left().orElseThrow().high());
    key(KeyCode.HOME);
    assertTrue(frame().panels().getFirst().left().orElseThrow().high() > 999);
  }

  @Test
  void aDragSelectsARangeWithStatistics() throws Exception {
    plotted("pos[0]", "on");
    drag(2.05, 6.05, false);
    await("statistics", () -> plot.pane.statistics().isVisible());
    TimeRange range = fx(() -> view().selection().orElseThrow());
    assertEquals(4, range.seconds(), 0.05);
    String text = fx(plot.pane.statistics()::text);
    assertTrue(text.contains("Selected: "), text);
    assertTrue(text.contains("pos[0] 40 "), text);
    assertTrue(text.contains(" 21 60 40.5 "), text);
    assertTrue(text.contains("median 100 ms"), text);
    fire("plot-zoom");
    assertEquals(range, frame().range());
    assertEquals(Optional.empty(), fx(view()::selection));
  }

  @Test
  void aDragWithShiftMoves() throws Exception {
    plotted("pos[0]");
    drag(5, 7, true);
    assertEquals(-2, (frame().range().from() - time(0)) / 1e9, 0.05);
    assertFalse(fx(() -> plot.model.viewport().follows()));
  }

  @Test
  void aClickSelectsTheMessageUnderIt() throws Exception {
    plotted("pos[0]");
    double x = x(5); // where the line is at half of the height
    mouse(MouseEvent.MOUSE_PRESSED, x, MouseButton.PRIMARY, false);
    mouse(MouseEvent.MOUSE_RELEASED, x, MouseButton.PRIMARY, false);
    assertEquals(List.of(51L), plot.messages);
  }

  @Test
  void theCrosshairHasTheValuesOfAllSeries() throws Exception {
    plotted("pos", "on");
    mouse(MouseEvent.MOUSE_MOVED, x(3.01), MouseButton.NONE, false);
    String text = fx(view()::readoutText);
    assertTrue(text.contains("pos[0] 30 #31"), text);
    assertTrue(text.contains("pos[2] -30 #31"), text);
    assertTrue(text.contains("on False #26"), text);
    assertEquals(text, fx(() -> view().getAccessibleText()));
    mouse(MouseEvent.MOUSE_EXITED, 0, MouseButton.NONE, false);
    assertFalse(fx(() -> plot.find("plot-readout").isVisible()));
    assertTrue(fx(() -> view().getAccessibleText()).startsWith("Plot of pos[0], pos[1]"));
  }

  @Tag("slow")
  @Test
  void allIsDoneByKeysToo() throws Exception {
    plotted("pos[0]");
    key(KeyCode.PLUS);
    assertEquals(10 / 1.5, frame().range().seconds(), 1e-6);
    key(KeyCode.LEFT);
    assertTrue(share(5) > 0.55);
    key(KeyCode.HOME);
    assertEquals(new TimeRange(time(0), time(10)), frame().range());
    key(KeyCode.SPACE);
    assertFalse(fx(() -> plot.model.viewport().follows()));
    key(KeyCode.SPACE);
    assertTrue(fx(() -> plot.model.viewport().follows()));
    key(KeyCode.RIGHT, true, false);
    assertEquals(Optional.of(time(5.1)), fx(view()::crosshair));
    key(KeyCode.LEFT, true, false);
    assertEquals(Optional.of(time(5)), fx(view()::crosshair));
    key(KeyCode.ENTER);
    assertEquals(List.of(51L), plot.messages);
    key(KeyCode.RIGHT, true, true);
    key(KeyCode.RIGHT, true, true);
    assertEquals(Optional.of(new TimeRange(time(5), time(5.2))), fx(view()::selection));
    key(KeyCode.Z);
    assertEquals(new TimeRange(time(5), time(5.2)), frame().range());
  }

  @Test
  void aChipHidesAndRemovesItsSeries() throws Exception {
    plotted("pos[0]", "pos[1]");
    fx(() -> chips().iterator().next().fire());
    fx(plot.pane::pulse);
    assertEquals(1, frame().panels().getFirst().lines().size());
    fx(() -> chips().iterator().next().requestFocus());
    plot.robot.push(KeyCode.DELETE);
    await("one less", () -> names().equals(List.of("pos[1]")));
    plot.robot.push(KeyCode.DELETE);
    await("none", () -> plot.find("plot-empty").isVisible());
    assertTrue(fx(() -> plot.find("plot-text").isFocused()));
  }

  @Tag("slow")
  @Test
  void aSeriesMayHaveTheRightAxisOrBeMarks() throws Exception {
    plotted("pos[0]", "pos[1]");
    menu(0, "Axis at the right");
    assertTrue(frame().panels().getFirst().right().isPresent());
    menu(1, "As marks");
    assertEquals(1, frame().marks().size());
    assertEquals(1, frame().panels().getFirst().lines().size());
  }

  private void menu(int chip, String item) {
    fx(() -> {
      var menu = List.copyOf(chips()).get(chip).getContextMenu();
      menu.getItems().stream()
          .filter(one -> item.equals(one.getText()))
          .findFirst()
          .orElseThrow()
          .fire();
    });
    fx(plot.pane::pulse);
  }

  @Test
  void seriesAreTogetherOrOneUnderTheOther() throws Exception {
    plotted("pos");
    assertEquals(1, frame().panels().size());
    fire("plot-stacked");
    assertEquals(3, frame().panels().size());
    var areas = frame().panels().stream().map(PlotFrame.Panel::area).toList();
    assertTrue(areas.get(0).bottom() < areas.get(1).y());
    assertTrue(areas.get(1).bottom() < areas.get(2).y());
  }

  @Tag("slow")
  @Test
  void aLowPaneLeavesRoomForThePlot() throws Exception {
    for (int i = 0; i < 100; i++) {
      plot.receive(1 + i % 10, i * 100, Call.of().with("pos", List.of(i, 1, -i)));
    }
    fx(() -> {
      plot.pane.plot("pos", "");
      return null;
    });
    plot.awaitRead();
    plot.awaitRead();
    assertEquals(30, names().size());
    assertTrue(names().contains("pos[2] · 10.0.0.10"), names().toString());
    fire("plot-statistics");
    plot.resize(640, 260);
    await("high enough", () -> view().getHeight() >= 120 && view().getHeight() < 260);
    assertFalse(fx(() -> plot.pane.statistics().isVisible()));
    await("the reason", () -> text("plot-status").startsWith("The statistics need more height"));
    mouse(MouseEvent.MOUSE_MOVED, x(3.01), MouseButton.NONE, false);
    await(
        "the values",
        () -> {
          var readout = plot.find("plot-readout");
          return readout.isVisible() && readout.getBoundsInParent().getMaxY() <= view().getHeight();
        });
    plot.resize(800, 600);
    await("statistics", () -> plot.pane.statistics().isVisible());
  }

  @Test
  void whatIsPlottedIsKeptAndSavedByName() throws Exception {
    plotted("pos[0]");
    fire("plot-stacked");
    var kept = plot.settings.get(Settings.PLOT);
    assertEquals("pos[0]", kept.series().getFirst().text());
    assertTrue(kept.stacked());
    savedItem("Save as…").fire();
    await("the name", () -> plot.robot.lookup("#plot-name").tryQuery().isPresent());
    plot.write("plot-name", "position");
    fire("plot-name-ok");
    assertEquals("position", plot.settings.get(Settings.SAVED_PLOTS).getFirst().name());
    fx(() -> plot.model.remove("pos[0]"));
    var load = savedItem("position");
    fx(load::fire);
    assertEquals(List.of("pos[0]"), names());
  }

  @Test
  void theButtonTellsThatASavedPlotIsReplaced() throws Exception {
    plot.settings.update(old ->
        old.with(Settings.SAVED_PLOTS, List.of(new SavedPlot("pos[0]", old.get(Settings.PLOT)))));
    plotted("pos[0]");
    savedItem("Save as…").fire();
    await("the name", () -> plot.robot.lookup("#plot-name").tryQuery().isPresent());
    assertEquals("Replace", plot.<Button>find("plot-name-ok").getText(), "the name of the series");
    plot.write("plot-name", "position");
    assertEquals("Save", plot.<Button>find("plot-name-ok").getText());
    plot.write("plot-name", " pos[0] ");
    fire("plot-name-ok");
    var saved = plot.settings.get(Settings.SAVED_PLOTS);
    assertEquals(List.of("pos[0]"), saved.stream().map(SavedPlot::name).toList());
    assertEquals("pos[0]", saved.getFirst().plot().series().getFirst().text());
  }

  private MenuItem savedItem(String text) {
    return fx(() -> {
      MenuButton menu = plot.find("plot-saved");
      return menu.getItems().stream()
          .filter(item -> text.equals(item.getText()) || text.equals(bare(item)))
          .findFirst()
          .map(item ->
              new MenuItem() {
                @Override
                public void fire() {
                  fx(() -> item.fire());
                }
              })
          .orElseThrow();
    });
  }

  private static String bare(MenuItem item) {
    return item.getText() == null ? "" : item.getText().replaceAll("\\p{Cf}", "");
  }

  @Test
  void whatIsInViewIsExported(@TempDir Path folder) throws Exception {
    plotted("pos[0]", "on");
    for (String type : List.of("png", "svg", "csv")) {
      plot.file = folder.resolve("plot." + type);
      fx(() -> {
        MenuButton menu = plot.find("plot-export");
        menu.getItems().stream()
            .filter(item -> item.getId().equals("plot-export-" + type))
            .forEach(MenuItem::fire);
      });
      await("saved", () -> text("plot-status").contains("Saved plot." + type));
      assertTrue(Files.size(plot.file) > 1_000);
    }
    var lines = Files.readAllLines(folder.resolve("plot.csv"));
    assertEquals("time,number,pos[0],on", lines.getFirst());
    assertEquals("1790000000.000000000,1,0.0,True", lines.get(1));
    assertEquals(COUNT + 1, lines.size());
  }

  @Test
  void theFilterChoosesTheMessages() throws Exception {
    plotted("pos[0]");
    fx(() -> {
      plot.pane.read(Filter.of("pos[0] >= 50"), 61);
      return null;
    });
    plot.awaitRead();
    assertEquals(time(6), frame().range().from());
    assertEquals(41, frame().panels().getFirst().lines().getFirst().series().points().size());
  }
}
