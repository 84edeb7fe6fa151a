package picklescope.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javafx.application.Platform;
import javafx.css.CssParser;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;
import picklescope.Python;

/** A gate: the window in both themes logs no CSS warning and no exception. */
@ExtendWith(ApplicationExtension.class)
class ThemeTest {
  private final PrintStream realErrors = System.err;
  private final Thread.UncaughtExceptionHandler realHandler =
      Thread.getDefaultUncaughtExceptionHandler();
  private final ByteArrayOutputStream errors = new ByteArrayOutputStream();
  private final List<Throwable> thrown = new CopyOnWriteArrayList<>();
  private WindowHarness harness;
  private int port;

  @Start
  void start(Stage stage) throws Exception {
    System.setErr(new PrintStream(errors, true, StandardCharsets.UTF_8));
    // Asking for this list is what makes JavaFX keep what it also logs.
    CssParser.errorsProperty().clear();
    Thread.setDefaultUncaughtExceptionHandler((_, e) -> thrown.add(e));
    harness = WindowHarness.listening(stage);
    port = harness.port();
  }

  @AfterEach
  void close() {
    System.setErr(realErrors);
    Thread.setDefaultUncaughtExceptionHandler(realHandler);
    harness.close();
  }

  @Tag("slow")
  @Test
  void bothThemesAreSilent() throws Exception {
    for (Theme theme : Theme.values()) {
      harness.setTheme(theme);
      useEverything();
      assertEquals("", errors.toString(StandardCharsets.UTF_8), theme.name());
      assertEquals(List.of(), WindowHarness.fx(ThemeTest::cssErrors), theme.name());
      assertEquals(List.of(), thrown.stream().map(ThemeTest::trace).toList(), theme.name());
    }
  }

  /** JavaFX gives a popup the style sheets of its window only when it is shown. */
  @Test
  void anOpenPopupFollowsTheTheme() {
    harness.setTheme(Theme.LIGHT);
    WindowHarness.fx(() -> harness.window.commands().get("hear-nothing").run());
    WindowHarness.await("the popup", () -> harness.isVisible("doctor-again"));
    WindowHarness.fx(() -> harness.<ComboBox<?>>find("doctor-port").show());
    harness.setTheme(Theme.DARK);
    WindowHarness.awaitFrames(3);
    var text = WindowHarness.fx(() -> harness.<Labeled>find("compose-repeat").getTextFill());
    assertEquals(text, WindowHarness.fx(() -> harness.<Labeled>find("doctor-again").getTextFill()));
  }

  @Test
  void whatTheGateLooksForWouldBeSeen() {
    WindowHarness.fx(() -> {
      harness.stage.getScene().getRoot().setStyle("-fx-background-color: -no-such-color;");
      Platform.runLater(() -> {
        throw new IllegalStateException("for the test");
      });
    });
    WindowHarness.await("the warning", () -> !CssParser.errorsProperty().isEmpty());
    WindowHarness.await("the exception", () -> !thrown.isEmpty());
  }

  private static List<CssParser.ParseError> cssErrors() {
    return List.copyOf(CssParser.errorsProperty());
  }

  private static String trace(Throwable thrown) {
    var text = new StringWriter();
    thrown.printStackTrace(new PrintWriter(text));
    return text.toString();
  }

  private void useEverything() throws Exception {
    long before = harness.session.capture().last();
    Python.run(Python.sendCall(port, "(1, 'a', None, b'x')", "{'foo': [1.5]}"));
    WindowHarness.await("the row", () -> harness.session.capture().last() > before);
    WindowHarness.await("it shown", () -> !harness.table().model().frame().rows().isEmpty());
    WindowHarness.fx(() -> harness.table().model().goTo(1));
    harness.robot.clickOn("#compose-raw").clickOn("#compose-call").clickOn("#compose-text");
    harness.robot.push(KeyCode.SHORTCUT, KeyCode.PLUS).push(KeyCode.SHORTCUT, KeyCode.MINUS);
    harness.robot.clickOn("#port-toggle-" + port).clickOn("#port-toggle-" + port);
    harness.robot.clickOn("#port-add");
    WindowHarness.fx(() -> harness.<ComboBox<?>>find("compose-protocol").show());
    WaitForAsyncUtils.waitForFxEvents();
    WindowHarness.fx(() -> harness.<ComboBox<?>>find("compose-protocol").hide());
    WindowHarness.fx(() -> harness.<ComboBox<?>>find("compose-destination").show());
    WaitForAsyncUtils.waitForFxEvents();
    WindowHarness.fx(() -> harness.<ComboBox<?>>find("compose-destination").hide());
    WindowHarness.fx(() -> harness.find("compose-send").requestFocus());
    harness.robot.push(KeyCode.SHORTCUT, KeyCode.F1);
    WaitForAsyncUtils.waitForFxEvents();
    harness.robot.push(KeyCode.TAB);
  }
}
