package picklescope.ui;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import javafx.application.Platform;
import javafx.stage.Stage;
import picklescope.session.Session;

/**
 * JavaFX with the window over a session. JavaFX takes as long to start as a session, so both start
 * side by side.
 */
public final class PicklescopeApp implements AutoCloseable {
  private final FutureTask<?> startup = new FutureTask<>(() -> Platform.startup(() -> {}), null);

  private PicklescopeApp() {}

  /** Starts JavaFX on a thread of its own and returns while it is still starting. */
  public static PicklescopeApp start() {
    var app = new PicklescopeApp();
    Thread.ofPlatform().name("picklescope-javafx").start(app.startup);
    return app;
  }

  /**
   * Waits until JavaFX has started.
   *
   * @throws UnsupportedOperationException if it cannot start, with JavaFX's reason
   * @throws UnsatisfiedLinkError if one of its native libraries cannot be loaded
   */
  public void awaitStarted() throws InterruptedException {
    try {
      startup.get();
    } catch (ExecutionException e) {
      for (var cause = e.getCause(); cause != null; cause = cause.getCause()) {
        if (cause instanceof UnsatisfiedLinkError unloaded) {
          throw unloaded;
        }
      }
      var reason = Objects.requireNonNullElse(e.getCause(), e);
      throw new UnsupportedOperationException(reason.getMessage(), reason);
    }
  }

  /**
   * Opens the window and waits until it has been closed. The session stays open and handles
   * uncaught exceptions of all threads.
   *
   * @param capture a capture file to show
   */
  public void open(Session session, Optional<Path> capture) throws InterruptedException {
    Thread.setDefaultUncaughtExceptionHandler(session.failures());
    var closed = new CompletableFuture<MainWindow>();
    Platform.runLater(() -> {
      var stage = new Stage();
      var window = new MainWindow(stage, session);
      stage.setOnHidden(_ -> {
        window.close();
        closed.complete(window);
      });
      window.show();
      capture.ifPresent(file -> window.files().opener().open(List.of(file)));
      Platform.runLater(session.recorder()::warmUp); // not before the first frame
    });
    closed.join().files().awaitClosed();
  }

  /**
   * Ends JavaFX, whose thread would keep the program alive, as soon as it has started. If it has
   * failed to start there is nothing to end, and {@code Platform.exit} would wait for ever.
   */
  @Override
  public void close() {
    try {
      startup.get();
      Platform.exit();
    } catch (ExecutionException e) {
      // Whoever waited for the start knows the reason.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
