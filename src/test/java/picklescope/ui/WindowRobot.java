package picklescope.ui;

import javafx.application.Platform;
import org.testfx.api.FxRobot;
import org.testfx.service.query.NodeQuery;

/**
 * TestFX's robot, which looks nodes up on the JavaFX thread: on the test's own, where TestFX does
 * it, a list of children may become shorter while it is gone through, for the window moves on with
 * each frame.
 */
final class WindowRobot extends FxRobot {
  @Override
  public NodeQuery lookup(String query) {
    return Platform.isFxApplicationThread()
        ? super.lookup(query)
        : WindowHarness.fx(() -> super.lookup(query));
  }
}
