package picklescope.ui;

import java.util.Arrays;
import java.util.Map;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.scene.Group;
import javafx.scene.Scene;
import javafx.scene.canvas.Canvas;
import javafx.stage.Stage;

/**
 * A program that draws much text on a canvas and looks, after each frame, whether JavaFX's renderer
 * is still drawing it while the JavaFX thread goes on. Its exit code is 0 if it never is.
 */
public final class DrawingProgram {
  private static final int FRAMES = 10;
  private static final int TEXTS = 3_000;

  private final Canvas canvas = new Canvas(400, 400);
  private int frames;

  private DrawingProgram() {}

  /** Runs it. */
  public static void main(String[] arguments) throws InterruptedException {
    PicklescopeApp.start();
    Platform.runLater(new DrawingProgram()::show);
  }

  private void show() {
    var stage = new Stage();
    stage.setScene(new Scene(new Group(canvas)));
    stage.show();
    new AnimationTimer() {
      @Override
      public void handle(long now) {
        draw();
        Platform.runLater(DrawingProgram.this::look);
      }
    }.start();
  }

  private void draw() {
    var graphics = canvas.getGraphicsContext2D();
    graphics.clearRect(0, 0, 400, 400);
    for (int i = 0; i < TEXTS; i++) {
      graphics.fillText("text " + i + " of frame " + frames, 0, i % 400);
    }
  }

  private void look() {
    if (isDrawing()) {
      System.exit(1);
    }
    if (++frames == FRAMES) {
      System.exit(0);
    }
  }

  private static boolean isDrawing() {
    return Thread.getAllStackTraces().entrySet().stream()
        .filter(thread -> thread.getKey().getName().startsWith("QuantumRenderer"))
        .map(Map.Entry::getValue)
        .flatMap(Arrays::stream)
        .anyMatch(frame -> frame.getClassName().endsWith("NGCanvas"));
  }
}
