package picklescope.ui;

import java.util.EnumMap;
import java.util.Map;
import java.util.function.Function;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import picklescope.filter.Filter;
import picklescope.ui.control.CapturePane;
import picklescope.view.layout.MainView;

/**
 * The views of a capture in one place: the table, or a pane that is created when it is shown first.
 */
final class CaptureViews extends StackPane {
  /** Which messages a pane displays. */
  private record Reading(String filter, long first) {}

  private final Region table;
  private final Function<MainView, CapturePane> make;
  private final Map<MainView, CapturePane> panes = new EnumMap<>(MainView.class);
  private final Map<MainView, Reading> readings = new EnumMap<>(MainView.class);
  private MainView shown = MainView.MESSAGES;

  /**
   * Shows the table.
   *
   * @param make creates the pane of any other view
   */
  CaptureViews(Region table, Function<MainView, CapturePane> make) {
    this.table = table;
    this.make = make;
    getChildren().setAll(table);
  }

  /** Returns the view that is shown. */
  MainView shown() {
    return shown;
  }

  /** Shows a view. */
  void show(MainView view) {
    shown = view;
    getChildren().setAll(view == MainView.MESSAGES ? table : pane(view).node());
  }

  private CapturePane pane(MainView view) {
    return panes.computeIfAbsent(view, make);
  }

  /** Moves the keyboard focus to the view that is shown. */
  void focus() {
    if (shown == MainView.MESSAGES) {
      table.requestFocus();
    } else {
      pane(shown).focus();
    }
  }

  /**
   * Updates the view that is shown. For each frame.
   *
   * @param filter chooses the messages
   * @param first the number of the first message that was not cleared
   */
  void pulse(Filter filter, long first) {
    if (shown != MainView.MESSAGES) {
      var reading = new Reading(filter.text(), first);
      if (!reading.equals(readings.put(shown, reading))) {
        pane(shown).read(filter, first);
      }
      pane(shown).pulse();
    }
  }

  void close() {
    panes.values().forEach(CapturePane::close);
  }
}
