package picklescope.ui.demo;

import picklescope.view.demo.TourStep;

/** What the user can do with the tour. */
public interface TourActions {
  /** Shows a step. */
  void go(TourStep step);

  /** Closes the tour; the lab goes on. */
  void leave();

  /** Stops the lab, and closes the tour. */
  void stop();
}
