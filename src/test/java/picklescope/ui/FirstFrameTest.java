package picklescope.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import picklescope.capture.JournalFolder;
import picklescope.session.Session;
import picklescope.settings.Settings;
import picklescope.settings.SettingsKeeper;
import picklescope.ui.compose.Composer.PageName;

/** What the first frame does not show comes soon after it, into its own place. */
@ExtendWith(ApplicationExtension.class)
class FirstFrameTest {
  private final Session session = new Session();
  private MainWindow window;

  @Start
  void start(Stage shared) {
    window = new MainWindow(new Stage(), session); // the other has the size that a test gave it
  }

  @AfterEach
  void close() {
    WindowHarness.fx(window::close);
    session.close();
  }

  private Bounds place(Node node) {
    return node.localToScene(node.getLayoutBounds());
  }

  private boolean isThere(String id) {
    return window.scene().lookup("#" + id) != null;
  }

  @Test
  void nothingMovesWhenTheComposerComes() {
    var composer = window.composer();
    var table = window.events().table();
    var first =
        WindowHarness.fx(() -> {
          window.show(() -> {});
          assertTrue(composer.getChildrenUnmodifiable().isEmpty());
          return place(composer);
        });
    var rows = WindowHarness.fx(() -> place(table));
    WindowHarness.await("composer", () -> isThere("compose-text"));
    WindowHarness.await("hint", () -> isThere("empty-title"));
    WindowHarness.awaitFrames(3);
    assertTrue(first.getHeight() > 100);
    assertEquals(first, WindowHarness.fx(() -> place(composer)));
    assertEquals(rows, WindowHarness.fx(() -> place(table)));
    assertTrue(PaneCycle.isFocusIn(table));
  }

  @Test
  void whatNeedsTheComposerCreatesIt() {
    WindowHarness.fx(() -> {
      window.show(() -> {});
      window.commands().get(PageName.SAVED.id()).run();
      assertTrue(window.composer().isShown(PageName.SAVED));
      assertTrue(isThere("saved-list"));
    });
  }

  @Test
  void isReportedAsDrawnWhenNothingIsMissing() throws Exception {
    var missing = new CompletableFuture<List<String>>();
    var parts = List.of("compose-text", "empty-title");
    WindowHarness.fx(() ->
        window.show(() -> missing.complete(parts.stream().filter(id -> !isThere(id)).toList())));
    assertEquals(List.of(), missing.get(60, TimeUnit.SECONDS));
  }

  @Test
  void aWindowThatIsClosedMeanwhileCreatesNothingMore() {
    Runnable closing = () -> Platform.runLater(window::close);
    WindowHarness.fx(() -> {
      window.scene().addPostLayoutPulseListener(closing); // before the one that creates the rest
      window.show(() -> {});
    });
    WindowHarness.await("closed", () -> !window.stage().isShowing());
    assertTrue(WindowHarness.fx(() -> window.composer().getChildrenUnmodifiable().isEmpty()));
  }

  @Test
  void aKeyThatSendsNothingDoesNotCreateTheComposer() {
    var key = new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.F9, false, true, false, false);
    WindowHarness.fx(() -> {
      window.show(() -> {});
      assertFalse(window.composer().sendByKey(key));
      assertTrue(window.composer().getChildrenUnmodifiable().isEmpty());
    });
  }

  private static boolean isWarmingUp() {
    return Thread.getAllStackTraces().keySet().stream()
        .anyMatch(thread -> thread.getName().equals("picklescope-warm-up"));
  }

  @Test
  void receivingIsWarmedUpWhenTheWindowIsThere(@TempDir Path folder) throws Exception {
    var settings = SettingsKeeper.inMemory(Settings.defaults());
    try (var recording = Session.recording(settings, new JournalFolder(folder))) {
      var opened = new SessionWindow(recording);
      var open =
          new FutureTask<Void>(() -> {
            opened.open(Optional.empty());
            return null;
          });
      Thread.ofPlatform().daemon().start(open);
      WindowHarness.await("it is warmed up", FirstFrameTest::isWarmingUp);
      WindowHarness.fx(() -> List.copyOf(Window.getWindows()).forEach(Window::hide));
      open.get();
    }
  }
}
