package picklescope.ui.track;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import javafx.beans.value.ObservableValue;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Region;
import picklescope.ui.text.CodeStyle;
import picklescope.view.track.Figure;
import picklescope.view.track.Point;
import picklescope.view.track.TrackModel;
import picklescope.view.track.TrackScene;

/**
 * The drawing of the track: moved by dragging and by the arrow keys, enlarged by the wheel and by
 * plus and minus. A click selects the message of a position.
 */
final class TrackCanvas extends Region {
  private static final double STEP = 40; // pixels for an arrow key
  private static final double WHEEL = 1.0015; // for a pixel of the wheel
  private static final double KEY_ZOOM = 1.25;
  private static final double CLICK = 4; // pixels; a longer way is a drag

  private final Canvas canvas = new Canvas();
  private final TrackModel model;
  private final ObservableValue<CodeStyle> style;
  private final LongConsumer onMessage;
  private final Ruler ruler = new Ruler();
  private Consumer<String> onPoint = _ -> {};
  private TrackScene scene;
  private Point pressed = new Point(0, 0);
  private Point dragged = new Point(0, 0);
  private boolean measures;

  /**
   * @param onMessage called with the number of the message that was clicked
   */
  TrackCanvas(TrackModel model, ObservableValue<CodeStyle> style, LongConsumer onMessage) {
    this.model = model;
    this.style = style;
    this.onMessage = onMessage;
    scene = model.scene();
    setId("track-canvas");
    getStyleClass().add("track-canvas");
    setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    setAccessibleText("Positions seen " + model.projection().title());
    setFocusTraversable(true);
    setMinSize(0, 0);
    getChildren().add(canvas);
    style.addListener((_, _, _) -> draw());
    setOnMousePressed(this::press);
    setOnMouseDragged(this::drag);
    setOnMouseClicked(this::click);
    setOnMouseMoved(event -> onPoint.accept(words(at(event))));
    setOnMouseExited(_ -> onPoint.accept(""));
    setOnScroll(this::scroll);
    setOnKeyPressed(this::key);
  }

  /** Sets the listener for what is under the pointer. */
  void onPoint(Consumer<String> listener) {
    onPoint = listener;
  }

  /** Sets whether a drag measures a distance; if not, it moves the room. */
  void setMeasuring(boolean measure) {
    measures = measure;
    ruler.remove();
    draw();
  }

  @Override
  protected void layoutChildren() {
    canvas.setWidth(getWidth());
    canvas.setHeight(getHeight());
    model.resize(getWidth(), getHeight());
    draw();
  }

  /** Draws the scene as it is now. */
  void draw() {
    scene = model.scene();
    setAccessibleText("Positions seen " + model.projection().title());
    var painter = new TrackPainter(canvas.getGraphicsContext2D(), style.getValue());
    painter.draw(scene);
    ruler.draw(painter, scene);
  }

  private static Point at(MouseEvent event) {
    return new Point(event.getX(), event.getY());
  }

  private String words(Point at) {
    Optional<Figure> figure = scene.figureNear(at);
    return figure.map(one -> one.name() + "  " + one.words()).orElseGet(() -> scene.place(at));
  }

  private void press(MouseEvent event) {
    requestFocus();
    pressed = at(event);
    dragged = pressed;
    if (measures) {
      ruler.set(scene, pressed, pressed);
    }
  }

  private void drag(MouseEvent event) {
    Point now = at(event);
    if (measures && event.getButton() == MouseButton.PRIMARY) {
      ruler.set(scene, pressed, now);
      draw();
    } else {
      model.move(now.x() - dragged.x(), now.y() - dragged.y());
    }
    dragged = now;
  }

  private void click(MouseEvent event) {
    if (!measures
        && event.getButton() == MouseButton.PRIMARY
        && pressed.distance(at(event)) < CLICK) {
      scene.messageNear(at(event)).ifPresent(onMessage::accept);
    }
  }

  private void scroll(ScrollEvent event) {
    if (event.getDeltaY() != 0) {
      model.zoom(Math.pow(WHEEL, event.getDeltaY()), new Point(event.getX(), event.getY()));
      event.consume();
    }
  }

  private void key(KeyEvent key) {
    if (key.isShortcutDown() || key.isAltDown()) {
      return;
    }
    var middle = new Point(getWidth() / 2, getHeight() / 2);
    switch (key.getCode()) {
      case LEFT -> model.move(STEP, 0);
      case RIGHT -> model.move(-STEP, 0);
      case UP -> model.move(0, STEP);
      case DOWN -> model.move(0, -STEP);
      case PLUS, ADD, EQUALS -> model.zoom(KEY_ZOOM, middle);
      case MINUS, SUBTRACT -> model.zoom(1 / KEY_ZOOM, middle);
      case HOME, ESCAPE -> {
        ruler.remove();
        model.fit();
      }
      default -> {
        return;
      }
    }
    key.consume();
  }
}
