package picklescope.ui;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javafx.application.Platform;
import javafx.stage.Stage;
import picklescope.session.Session;

/** Starts JavaFX with the window over a session. */
public final class PicklescopeApp {
  private PicklescopeApp() {}

  /**
   * Opens the window and waits until it has been closed. The session stays open and handles
   * uncaught exceptions of all threads.
   *
   * @param capture a capture file to show
   * @throws UnsupportedOperationException if there is no display
   */
  public static void open(Session session, Optional<Path> capture) throws InterruptedException {
    Thread.setDefaultUncaughtExceptionHandler(session.failures());
    var closed = new CompletableFuture<MainWindow>();
    Platform.startup(() -> {
      var stage = new Stage();
      var window = new MainWindow(stage, session);
      stage.setOnHidden(_ -> {
        window.close();
        closed.complete(window);
      });
      window.show();
      capture.ifPresent(file -> window.files().opener().open(List.of(file)));
    });
    closed.join().files().awaitClosed();
  }
}
