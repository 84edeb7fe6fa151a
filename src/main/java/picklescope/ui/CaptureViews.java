package picklescope.ui;

import java.util.EnumMap;
import java.util.Map;
import java.util.function.Function;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import picklescope.filter.Filter;
import picklescope.ui.control.CapturePane;
import picklescope.view.layout.MainView;

/**
 * The views of a capture in one place: the table, or a pane that is created when it is shown first;
 * and the line with their tabs and the times.
 */
final class CaptureViews extends StackPane {
  /** Which messages a pane displays. */
  private record Reading(String filter, long first) {}

  private final Region table;
  private final Function<MainView, CapturePane> make;
  private final Map<MainView, CapturePane> panes = new EnumMap<>(MainView.class);
  private final Map<MainView, Reading> readings = new EnumMap<>(MainView.class);
  private final ViewSwitch tabs = new ViewSwitch(this::show);
  private final HBox line;
  private boolean roomForTimes = true;
  private MainView shown = MainView.MESSAGES;

  /**
   * Shows the table.
   *
   * @param times the times of the messages
   * @param make creates the pane of any other view
   */
  CaptureViews(Region table, Node times, Function<MainView, CapturePane> make) {
    this.table = table;
    this.make = make;
    getChildren().setAll(table);
    HBox.setHgrow(times, Priority.ALWAYS);
    line = new HBox(tabs, times);
    line.getStyleClass().add("view-line");
  }

  /** Returns the line above, with the tabs and the times. */
  Node line() {
    return line;
  }

  /** Sets whether there is room for the times, and for the tabs while the table is shown. */
  void setRoomForTimes(boolean room) {
    roomForTimes = room;
    arrangeLine();
  }

  private void arrangeLine() {
    boolean needed = roomForTimes || shown != MainView.MESSAGES;
    line.setVisible(needed);
    line.setManaged(needed);
  }

  /** Returns the view that is shown. */
  MainView shown() {
    return shown;
  }

  /** Shows a view, and moves the keyboard focus to it. */
  void show(MainView view) {
    display(view);
    focus();
  }

  /** Shows a view, and leaves the keyboard focus where it is, unless that is not shown any more. */
  void display(MainView view) {
    shown = view;
    getChildren().setAll(view == MainView.MESSAGES ? table : pane(view).node());
    tabs.display(view);
    arrangeLine();
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
