package picklescope.ui.table;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.function.LongConsumer;
import javafx.application.Platform;
import javafx.beans.value.ObservableValue;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import picklescope.capture.Capture;
import picklescope.python.text.Counted;
import picklescope.ui.control.Tips;
import picklescope.ui.text.CodeStyle;
import picklescope.view.table.Histogram;
import picklescope.view.table.TimeBars;
import picklescope.view.table.TimeScan;
import picklescope.view.text.TokenKind;

/** The histogram of the messages over time; a click or a drag goes to a time. */
public final class TimeLine extends Region implements AutoCloseable {
  private static final double HEIGHT = 30;
  private static final double NARROWEST = 4;
  private static final double WIDEST = 12;
  private static final double MARGIN = 6;
  private static final DateTimeFormatter CLOCK =
      DateTimeFormatter.ofPattern("HH:mm:ss").withZone(ZoneId.systemDefault());

  private static final String ABOUT = "Messages over time";

  private final Canvas canvas = new Canvas();
  private final LongConsumer goTo;
  private final TimeScan scan;
  private final ObservableValue<CodeStyle> style;
  private int cursor;
  private Histogram.Bins bins = Histogram.Bins.NONE;
  private boolean outdated;

  /**
   * Shows the times of a capture.
   *
   * @param goTo goes to a message of the capture
   */
  public TimeLine(Capture capture, ObservableValue<CodeStyle> style, LongConsumer goTo) {
    this.goTo = goTo;
    this.style = style;
    setId("time-line");
    getStyleClass().add("time-line");
    setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    setAccessibleText("Messages over time; left and right go there");
    getChildren().add(canvas);
    style.addListener((_, _, _) -> draw());
    setFocusTraversable(true);
    focusedProperty().addListener((_, _, _) -> draw());
    setOnKeyPressed(this::keyPressed);
    setOnMousePressed(this::go);
    setOnMouseDragged(this::go);
    setOnMouseMoved(this::explain);
    Tips.explain(this, ABOUT);
    scan = new TimeScan(capture, Platform::runLater, this::display);
  }

  /** Sets the number of the last message that is not shown, because it was cleared. */
  public void setClearedTo(long number) {
    scan.setClearedTo(number);
  }

  private void display(Histogram.Bins newBins) {
    bins = newBins;
    outdated = true;
  }

  /** Draws what has come. For each frame, so that it costs none of its own. */
  public void pulse() {
    if (outdated) {
      draw();
    }
  }

  /** Returns how many bars fit. */
  private TimeBars bars() {
    return TimeBars.of(bins, (int) ((getWidth() - 2 * MARGIN) / NARROWEST));
  }

  /** Returns the distance of bars in pixels, which is bounded if there are few. */
  private double pitch() {
    return Math.clamp((getWidth() - 2 * MARGIN) / Math.max(1, bars().count()), NARROWEST, WIDEST);
  }

  private void draw() {
    outdated = false;
    var graphics = canvas.getGraphicsContext2D();
    graphics.clearRect(0, 0, canvas.getWidth(), canvas.getHeight());
    TimeBars bars = bars();
    int used = bars.count();
    long most = bars.peak();
    graphics.setFill(style.getValue().palette().accent().deriveColor(0, 0.8, 1, 0.75));
    double pitch = pitch();
    for (int bar = 0; bar < used; bar++) {
      long count = bars.messages(bar);
      double height = count == 0 ? 0 : Math.max(1, (HEIGHT - 6) * count / most);
      graphics.fillRect(MARGIN + bar * pitch, HEIGHT - 2 - Math.round(height), pitch - 1, height);
    }
    if (isFocused() && used > 0) {
      cursor(Math.min(cursor, used - 1));
    }
    label();
  }

  /** Where the keyboard is. */
  private void cursor(int bar) {
    var graphics = canvas.getGraphicsContext2D();
    graphics.setFill(style.getValue().palette().of(TokenKind.PLAIN));
    graphics.fillRect(MARGIN + bar * pitch() - 1, 1, 1, HEIGHT - 3);
    graphics.fillRect(MARGIN + (bar + 1) * pitch() - 1, 1, 1, HEIGHT - 3);
  }

  private void keyPressed(KeyEvent key) {
    TimeBars bars = bars();
    int last = bars.count() - 1;
    int to =
        switch (key.getCode()) {
          case LEFT -> cursor - 1;
          case RIGHT -> cursor + 1;
          case HOME -> 0;
          case END -> last;
          default -> -1;
        };
    if (to >= 0 && to <= last) {
      cursor = to;
      scan.find(bars.time(to), goTo);
      draw();
    }
    if (key.getCode() == KeyCode.LEFT || key.getCode() == KeyCode.RIGHT) {
      key.consume(); // or the focus would leave at either end
    }
  }

  /** Shows the text of the tooltip while it is focused. */
  private String words() {
    TimeBars bars = bars();
    return isFocused()
        ? "%s: %,d".formatted(clock(bars.time(cursor)), bars.messages(cursor))
        : "peak %,.0f/s".formatted(bars.peakPerSecond());
  }

  private static String clock(long timeNanos) {
    return CLOCK.format(Instant.ofEpochSecond(0, timeNanos));
  }

  private void label() {
    String text = words();
    var font = style.getValue().font();
    double x = canvas.getWidth() - font.advance() * text.length() - 8;
    boolean room = MARGIN + bars().count() * pitch() < x - 4;
    if (bins.used() > 0 && (room || isFocused())) {
      var graphics = canvas.getGraphicsContext2D();
      graphics.clearRect(x - 4, 0, canvas.getWidth() - x, HEIGHT);
      graphics.setFont(font.regular());
      graphics.setFill(style.getValue().palette().of(TokenKind.NOTE));
      graphics.fillText(text, x, HEIGHT - 11);
    }
  }

  private void go(MouseEvent event) {
    requestFocus();
    if (bins.used() > 0) {
      cursor = Math.clamp((int) ((event.getX() - MARGIN) / pitch()), 0, bars().count() - 1);
      scan.find(bars().time(cursor), goTo);
    }
  }

  private void explain(MouseEvent event) {
    TimeBars bars = bars();
    double at = Math.max(0, (event.getX() - MARGIN) / pitch());
    Tips.explain(
        this,
        (int) at < bars.count()
            ? "%s: %s; click to go there%s"
                .formatted(
                    clock(bars.time(at)), Counted.messages(bars.messages((int) at)), leftOut())
            : ABOUT + leftOut());
  }

  private String leftOut() {
    return bins.leftOut() == 0
        ? ""
        : "\n%s more than a day earlier than the first one, and left out"
            .formatted(Counted.of(bins.leftOut(), "message is", "messages are"));
  }

  @Override
  protected void layoutChildren() {
    canvas.setWidth(getWidth());
    canvas.setHeight(HEIGHT);
    draw();
  }

  @Override
  protected double computePrefHeight(double width) {
    return HEIGHT;
  }

  @Override
  protected double computeMinHeight(double width) {
    return HEIGHT;
  }

  @Override
  public void close() {
    scan.close();
  }
}
