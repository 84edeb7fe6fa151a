package picklescope.ui;

import java.util.concurrent.CountDownLatch;
import javafx.application.Platform;
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
   * Begins to create the window over a session. The session stays open and handles uncaught
   * exceptions of all threads.
   */
  public SessionWindow create(Session session) {
    Thread.setDefaultUncaughtExceptionHandler(session.failures());
    return new SessionWindow(session);
  }

  /** Ends JavaFX, whose thread would keep the program alive. */
  @Override
  public void close() {
    Platform.exit();
  }
}
