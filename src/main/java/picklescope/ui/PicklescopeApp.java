package picklescope.ui;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import javafx.application.Platform;
import javafx.stage.Stage;
import picklescope.session.Session;

/** JavaFX with the window over a session. */
public final class PicklescopeApp implements AutoCloseable {
  private PicklescopeApp() {}

  /**
   * Starts JavaFX and waits until its thread runs. No other thread may work meanwhile: GTK changes
   * the process's environment while it starts, and the JVM and libraries read it without a lock.
   *
   * @throws UnsupportedOperationException if it cannot start, with JavaFX's reason
   * @throws UnsatisfiedLinkError if one of its native libraries cannot be loaded
   */
  public static PicklescopeApp start() throws InterruptedException {
    var started = new CountDownLatch(1);
    try {
      Platform.startup(started::countDown);
    } catch (RuntimeException e) {
      for (Throwable cause = e; cause != null; cause = cause.getCause()) {
        if (cause instanceof UnsatisfiedLinkError unloaded) {
          throw unloaded;
        }
      }
      throw new UnsupportedOperationException(e.getMessage(), e);
    }
    started.await();
    return new PicklescopeApp();
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
      if (session.lab().isPresent()) {
        window.showLab();
      }
      capture.ifPresent(file -> window.files().opener().open(List.of(file)));
      Platform.runLater(session.recorder()::warmUp); // not before the first frame
    });
    closed.join().files().awaitClosed();
  }

  /** Ends JavaFX, whose thread would keep the program alive. */
  @Override
  public void close() {
    Platform.exit();
  }
}
