package picklescope.ui;

import javafx.beans.value.ObservableValue;
import picklescope.net.WallClock;
import picklescope.python.source.SourceException;
import picklescope.session.CaptureView;
import picklescope.settings.SettingsKeeper;
import picklescope.ui.control.CapturePane;
import picklescope.ui.control.Lazy;
import picklescope.ui.plot.PlotFiles;
import picklescope.ui.plot.PlotPane;
import picklescope.ui.stream.StreamsPane;
import picklescope.ui.text.CodeStyle;
import picklescope.ui.track.TrackPane;
import picklescope.view.layout.MainView;
import picklescope.view.plot.PlotModel;
import picklescope.view.stream.Plotted;
import picklescope.view.stream.StreamWatch;

/** Creates the panes of a capture that are shown in the place of its table. */
final class CapturePanes {
  private final CaptureView view;
  private final ObservableValue<CodeStyle> style;
  private final StreamWatch streams;
  private final StreamsPane.Actions actions;
  private final Lazy<PlotPane> plot;

  /**
   * Creates it without panes.
   *
   * @param actions what is done with streams and messages
   * @param files asks for the files of plots
   */
  CapturePanes(
      CaptureView view,
      SettingsKeeper settings,
      ObservableValue<CodeStyle> style,
      StreamWatch streams,
      StreamsPane.Actions actions,
      PlotFiles files) {
    this.view = view;
    this.style = style;
    this.streams = streams;
    this.actions = actions;
    plot =
        new Lazy<>(() ->
            new PlotPane(
                new PlotModel(view, WallClock::nanos), settings, style, files, actions.select()));
  }

  /**
   * Returns the pane of a view; that of {@link MainView#PLOT} is the same each time.
   *
   * @throws IllegalArgumentException for the messages, which are in the table
   */
  CapturePane of(MainView kind) {
    return switch (kind) {
      case MESSAGES -> throw new IllegalArgumentException("the table is there");
      case STREAMS -> new StreamsPane(streams, style, actions);
      case PLOT -> plot.get();
      case TRACK -> new TrackPane(view, style, actions.select());
    };
  }

  /** Removes an expression from the plot. */
  void unplot(Plotted what) {
    plot.ifMade(pane -> pane.unplot(what.expression(), what.where()));
  }

  /**
   * Plots an expression.
   *
   * @throws SourceException if it has a mistake, or there are too many series
   */
  void plot(Plotted what) throws SourceException {
    plot.get().plot(what.expression(), what.where());
  }
}
