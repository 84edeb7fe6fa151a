package picklescope.ui;

import java.util.concurrent.CountDownLatch;
import javafx.application.Platform;
import javafx.stage.Stage;
import picklescope.session.Session;

/** Starts JavaFX with the window over a session. */
public final class PicklescopeApp {
  private PicklescopeApp() {}

  /**
   * Opens the window and returns when it has been closed. The session stays open.
   *
   * @throws UnsupportedOperationException if there is no display
   */
  public static void open(Session session) throws InterruptedException {
    var closed = new CountDownLatch(1);
    Platform.startup(() -> {
      var stage = new Stage();
      var window = new MainWindow(stage, session);
      stage.setOnHidden(_ -> {
        window.close();
        closed.countDown();
      });
      window.show();
    });
    closed.await();
  }
}
