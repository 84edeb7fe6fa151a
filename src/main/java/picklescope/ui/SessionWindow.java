package picklescope.ui;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import javafx.application.Platform;
import javafx.stage.Stage;
import picklescope.session.Session;

/**
 * The window over a session, for the thread that opens the session: the window is created on the
 * JavaFX thread while the ports of the session are opened here.
 */
public final class SessionWindow {
  private final Session session;
  private final FutureTask<MainWindow> created;
  private final CompletableFuture<MainWindow> closed = new CompletableFuture<>();

  /** Begins to create the window. */
  SessionWindow(Session session) {
    this.session = session;
    created = new FutureTask<>(() -> new MainWindow(new Stage(), session));
    Platform.runLater(created);
  }

  /**
   * Opens the window, once it has been created, and waits until it has been closed.
   *
   * @param capture a capture file to show
   */
  public void open(Optional<Path> capture) throws InterruptedException {
    MainWindow window = result(created);
    var shown = new FutureTask<Void>(() -> show(window, capture), null);
    Platform.runLater(shown);
    result(shown);
    closed.join().files().awaitClosed();
  }

  private static <T> T result(FutureTask<T> task) throws InterruptedException {
    try {
      return task.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("The window cannot be opened.", e.getCause());
    }
  }

  private void show(MainWindow window, Optional<Path> capture) {
    window
        .stage()
        .setOnHidden(_ -> {
          window.close();
          closed.complete(window);
        });
    window.show(session.recorder()::warmUp);
    if (session.labs().watched().isPresent()) {
      window.showLab();
    }
    capture.ifPresent(file -> window.files().opener().open(List.of(file)));
  }
}
