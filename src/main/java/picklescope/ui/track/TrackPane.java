package picklescope.ui.track;

import java.util.function.Function;
import java.util.function.LongConsumer;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import picklescope.filter.Filter;
import picklescope.session.CaptureView;
import picklescope.ui.control.CapturePane;
import picklescope.ui.control.Throttle;
import picklescope.ui.control.Tips;
import picklescope.ui.control.TitleConverter;
import picklescope.ui.control.WrappingLine;
import picklescope.ui.text.CodeStyle;
import picklescope.view.track.Projection;
import picklescope.view.track.TrackModel;
import picklescope.view.track.TrailLength;

/** The track of a capture: a line of controls, the drawing, and the time. */
public final class TrackPane extends BorderPane implements CapturePane {
  private static final String NOTHING =
      "No message has a position yet.\n"
          + "Positions are read from pos, position, or x, y and z. Choose Positions… for others.";

  private final TrackModel model;
  private final TrackCanvas canvas;
  private final TrackTime time;
  private final ToggleButton fit = new ToggleButton("Fit");
  private final Label status = new Label();
  private final Label point = new Label();
  private final Label nothing = new Label(NOTHING);
  private final Throttle statusText = new Throttle();

  /**
   * Creates the track, which reads nothing until {@link #read}.
   *
   * @param onMessage called with the number of a message whose position was clicked
   */
  public TrackPane(CaptureView view, ObservableValue<CodeStyle> style, LongConsumer onMessage) {
    model = new TrackModel(view);
    canvas = new TrackCanvas(model, style, onMessage);
    time = new TrackTime(model);
    setId("track");
    getStyleClass().add("capture-pane");
    nothing.setId("track-nothing");
    nothing.getStyleClass().add("hint");
    nothing.setWrapText(true);
    nothing.setMouseTransparent(true);
    point.setId("track-point");
    point.getStyleClass().addAll("code", "muted");
    canvas.onPoint(words -> Tips.set(point, words));
    setTop(head());
    setCenter(new StackPane(canvas, nothing));
    setBottom(time);
  }

  private Region head() {
    var projection = choice("track-projection", Projection.values(), Projection::title);
    projection.setValue(model.projection());
    projection.setAccessibleText("From where the room is seen");
    projection.setOnAction(_ -> model.setProjection(projection.getValue()));
    var length = choice("track-length", TrailLength.values(), one -> "Trail " + one.title());
    length.setValue(model.length());
    length.setAccessibleText("How much of the way behind an object is drawn");
    length.setOnAction(_ -> model.setLength(length.getValue()));
    fit.setId("track-fit");
    fit.setTooltip(new Tooltip("Keep the whole room in view (Home)"));
    fit.setOnAction(_ -> model.fit());
    var ruler = new ToggleButton("Ruler");
    ruler.setId("track-ruler");
    ruler.setTooltip(new Tooltip("Drag to measure a distance"));
    ruler.setOnAction(_ -> canvas.setMeasuring(ruler.isSelected()));
    var positions = new Button("Positions…");
    positions.setId("track-positions");
    positions.setTooltip(new Tooltip("Choose where in messages positions are"));
    var form = new TrackForm(model::ask);
    positions.setOnAction(_ -> form.show(positions, model.question()));
    status.setId("track-status");
    status.getStyleClass().add("muted");
    HBox.setHgrow(status, Priority.ALWAYS);
    status.setMinWidth(40);
    var line = new WrappingLine(projection, length, fit, ruler, positions, point, status);
    var head = new VBox(line);
    head.getStyleClass().add("capture-pane-head");
    return head;
  }

  private static <T> ComboBox<T> choice(String id, T[] values, Function<T, String> title) {
    var choice = new ComboBox<T>();
    choice.setId(id);
    choice.getItems().setAll(values);
    choice.setConverter(new TitleConverter<>(title));
    return choice;
  }

  @Override
  public Region node() {
    return this;
  }

  @Override
  public void read(Filter filter, long first) {
    model.read(filter, first);
  }

  @Override
  public void pulse() {
    if (model.pulse()) {
      canvas.draw();
    }
    if (statusText.take()) {
      time.display();
      fit.setSelected(model.isFitted());
      var now = model.status();
      Tips.set(status, now.text());
      nothing.setVisible(now.objects() == 0);
    }
  }

  @Override
  public void focus() {
    canvas.requestFocus();
  }

  @Override
  public void close() {
    model.close();
  }
}
