package picklescope.ui;

import picklescope.session.HeldMessage;
import picklescope.ui.control.Popovers;
import picklescope.ui.source.SourceActions;

/** What the lines of sources ask the window for. */
final class SourceRequests implements SourceActions {
  private final MainWindow window;

  SourceRequests(MainWindow window) {
    this.window = window;
  }

  @Override
  public void editHeld(HeldMessage message) {
    Popovers.hideAll(window.stage()); // they would cover the composer
    window.composer().editHeld(message);
  }

  @Override
  public void hearNothing() {
    window.popups().hearNothing();
  }

  @Override
  public void hearNothing(int port) {
    window.popups().hearNothing(port);
  }
}
