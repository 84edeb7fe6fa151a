package picklescope.ui.text;

import java.util.function.BiConsumer;
import java.util.function.DoubleConsumer;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.css.PseudoClass;
import javafx.geometry.Orientation;
import javafx.scene.AccessibleAction;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.util.Duration;
import picklescope.view.text.ScrollDrag;
import picklescope.view.text.ScrollTrack;

/**
 * A scroll bar for any number of rows. A drag of its thumb goes to any row: the farther the pointer
 * is beside the bar, the finer. A click beside the thumb pages, as long as the button is held; with
 * the middle button the view goes there at once. Its owner sets what is in view by {@link
 * #display}. For the JavaFX thread.
 */
public final class RowScroll extends Region {
  private static final double BREADTH = 12;
  private static final Duration FIRST_REPEAT = Duration.millis(350);
  private static final Duration REPEAT = Duration.millis(60);
  private static final PseudoClass DRAGGED = PseudoClass.getPseudoClass("dragged");

  private final boolean vertical;
  private final DoubleConsumer onScroll;
  private final Region thumb = new Region();
  private final Canvas marks = new Canvas();
  private final Timeline paging = new Timeline(new KeyFrame(REPEAT, _ -> page()));
  private BiConsumer<GraphicsContext, ScrollTrack> painter = (_, _) -> {};
  private ScrollTrack track = ScrollTrack.NONE;
  private ScrollDrag drag = new ScrollDrag(ScrollTrack.NONE, 0);
  private boolean dragging;
  private double pressed; // the pixel of the track

  /**
   * Creates a bar.
   *
   * @param onScroll called with the row that the user wants on top; a fraction is a part of a row
   */
  public RowScroll(Orientation orientation, DoubleConsumer onScroll) {
    this.onScroll = onScroll;
    vertical = orientation == Orientation.VERTICAL;
    getStyleClass().addAll("row-scroll", vertical ? "vertical" : "horizontal");
    thumb.getStyleClass().add("thumb");
    thumb.setManaged(false);
    marks.setMouseTransparent(true);
    getChildren().addAll(thumb, marks);
    setAccessibleRole(AccessibleRole.SCROLL_BAR);
    paging.setCycleCount(Animation.INDEFINITE);
    addEventHandler(MouseEvent.MOUSE_PRESSED, this::pressed);
    addEventHandler(MouseEvent.MOUSE_DRAGGED, this::dragged);
    addEventHandler(MouseEvent.MOUSE_RELEASED, this::released);
  }

  /** Sets what paints marks on the track, over the thumb. */
  public void setPainter(BiConsumer<GraphicsContext, ScrollTrack> newPainter) {
    painter = newPainter;
    paint();
  }

  /** Returns which rows are in view. */
  public ScrollTrack track() {
    return track;
  }

  /**
   * Shows which rows are in view.
   *
   * @param newTrack its length is that of this bar, whatever it is there
   */
  public void display(ScrollTrack newTrack) {
    var shown = newTrack.withLength(length());
    if (!shown.equals(track)) {
      track = shown;
      place();
      notifyAccessibleAttributeChanged(AccessibleAttribute.VALUE);
    }
  }

  private double length() {
    return vertical ? getHeight() : getWidth();
  }

  private void place() {
    setDisable(!track.scrolls());
    thumb.setVisible(track.scrolls());
    double start = track.start();
    double size = track.thumb();
    thumb.resize(vertical ? getWidth() : size, vertical ? size : getHeight());
    // Another layoutX or layoutY would have everything around the bar laid out again.
    thumb.setTranslateX(vertical ? 0 : start);
    thumb.setTranslateY(vertical ? start : 0);
  }

  /** Paints the marks again. */
  public void paint() {
    var graphics = marks.getGraphicsContext2D();
    graphics.clearRect(0, 0, marks.getWidth(), marks.getHeight());
    painter.accept(graphics, track);
  }

  private double along(MouseEvent event) {
    return vertical ? event.getY() : event.getX();
  }

  /** Returns the distance of the pointer from the bar. */
  private double aside(MouseEvent event) {
    double across = vertical ? event.getX() : event.getY();
    double breadth = vertical ? getWidth() : getHeight();
    return Math.max(0, Math.max(-across, across - breadth));
  }

  private void pressed(MouseEvent event) {
    pressed = along(event);
    if (event.getButton() == MouseButton.MIDDLE) {
      onScroll.accept(track.topAt(pressed - track.thumb() / 2));
      startDrag();
    } else if (event.getButton() == MouseButton.PRIMARY && track.paged(pressed) == track.top()) {
      startDrag();
    } else if (event.getButton() == MouseButton.PRIMARY) {
      page();
      paging.setDelay(FIRST_REPEAT);
      paging.playFromStart();
    }
    event.consume();
  }

  private void startDrag() {
    dragging = true;
    drag = new ScrollDrag(track, pressed);
    pseudoClassStateChanged(DRAGGED, true);
  }

  private void page() {
    double top = track.paged(pressed);
    if (top != track.top()) {
      onScroll.accept(top);
    }
  }

  private void dragged(MouseEvent event) {
    pressed = along(event);
    if (dragging) {
      onScroll.accept(drag.to(track, pressed, aside(event)));
    }
    event.consume();
  }

  private void released(MouseEvent event) {
    dragging = false;
    paging.stop();
    pseudoClassStateChanged(DRAGGED, false);
    event.consume();
  }

  @Override
  public Object queryAccessibleAttribute(AccessibleAttribute attribute, Object... parameters) {
    return switch (attribute) {
      case VALUE -> track.top();
      case MIN_VALUE -> (double) track.begin();
      case MAX_VALUE -> (double) track.lastTop();
      case ORIENTATION -> vertical ? Orientation.VERTICAL : Orientation.HORIZONTAL;
      default -> super.queryAccessibleAttribute(attribute, parameters);
    };
  }

  @Override
  public void executeAccessibleAction(AccessibleAction action, Object... parameters) {
    switch (action) {
      case INCREMENT -> onScroll.accept(track.withTop(track.top() + 1).top());
      case DECREMENT -> onScroll.accept(track.withTop(track.top() - 1).top());
      case BLOCK_INCREMENT -> onScroll.accept(track.withTop(track.top() + track.shown()).top());
      case BLOCK_DECREMENT -> onScroll.accept(track.withTop(track.top() - track.shown()).top());
      case SET_VALUE -> {
        if (parameters.length > 0 && parameters[0] instanceof Number top) {
          onScroll.accept(track.withTop(top.doubleValue()).top());
        }
      }
      default -> super.executeAccessibleAction(action, parameters);
    }
  }

  @Override
  protected void layoutChildren() {
    track = track.withLength(length());
    marks.setWidth(getWidth());
    marks.setHeight(getHeight());
    place();
    paint();
  }

  @Override
  protected double computePrefWidth(double height) {
    return BREADTH;
  }

  @Override
  protected double computePrefHeight(double width) {
    return BREADTH;
  }
}
