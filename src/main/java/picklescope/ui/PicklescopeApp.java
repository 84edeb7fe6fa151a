package picklescope.ui;

import java.util.concurrent.CountDownLatch;
import javafx.application.Platform;
import picklescope.session.Session;
import picklescope.system.OperatingSystem;

/** JavaFX with the window over a session. */
public final class PicklescopeApp implements AutoCloseable {
  private static final String RENDERS_MEANWHILE = "quantum.multithreaded";

  private PicklescopeApp() {}

  /**
   * Starts JavaFX and waits until its thread runs. No other thread may work meanwhile: GTK changes
   * the process's environment while it starts, and the JVM and libraries read it without a lock.
   *
   * @throws UnsupportedOperationException if it cannot start, with JavaFX's reason
   * @throws UnsatisfiedLinkError if one of its native libraries cannot be loaded
   */
  public static PicklescopeApp start() throws InterruptedException {
    drawAlone();
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
   * Has JavaFX's thread wait while a frame is drawn, on Linux. Else its renderer lays out the text
   * of canvases while that thread lays out the text of controls; both use one instance of Pango and
   * of its fonts, which one thread may use at a time, and combining marks, emoji, Arabic or
   * Devanagari in a message end the program with a corrupted heap.
   */
  private static void drawAlone() {
    if (OperatingSystem.running() == OperatingSystem.LINUX
        && System.getProperty(RENDERS_MEANWHILE) == null) {
      System.setProperty(RENDERS_MEANWHILE, "false");
    }
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
