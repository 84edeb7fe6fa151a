package picklescope.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import javafx.application.Platform;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import picklescope.session.Session;
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
}
