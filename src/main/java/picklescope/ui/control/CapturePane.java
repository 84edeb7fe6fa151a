package picklescope.ui.control;

import javafx.scene.layout.Region;
import picklescope.filter.Filter;

/**
 * A view of a capture beside the table: of its streams, its numbers or its positions. For the
 * JavaFX thread.
 */
public interface CapturePane extends AutoCloseable {
  /** Returns what is displayed. */
  Region node();

  /**
   * Displays the messages that a filter chooses.
   *
   * @param first the number of the first message; older ones were cleared
   */
  void read(Filter filter, long first);

  /** Updates what is displayed; called once for each frame while it is visible. */
  void pulse();

  /** Moves the keyboard focus to the most important control. */
  void focus();

  /** Ends what it does in the background. */
  @Override
  void close();
}
