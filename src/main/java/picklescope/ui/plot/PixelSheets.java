package picklescope.ui.plot;

import java.nio.IntBuffer;
import java.util.function.Consumer;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import picklescope.view.plot.Raster;

/**
 * A picture that is drawn pixel by pixel, into two sheets in turn: the one that is shown is not
 * changed while it is copied to the screen.
 */
final class PixelSheets {
  private final ImageView view = new ImageView();
  private final Sheet[] sheets = {new Sheet(1, 1), new Sheet(1, 1)};
  private int turn;

  private static final class Sheet {
    private final Raster raster;
    private final PixelBuffer<IntBuffer> buffer;
    private final WritableImage image;

    Sheet(int width, int height) {
      var pixels = IntBuffer.allocate(width * height);
      raster = new Raster(width, height, pixels.array());
      buffer = new PixelBuffer<>(width, height, pixels, PixelFormat.getIntArgbPreInstance());
      image = new WritableImage(buffer);
    }
  }

  PixelSheets() {
    view.setSmooth(false);
    view.setMouseTransparent(true);
  }

  ImageView view() {
    return view;
  }

  /**
   * Draws and shows the next sheet.
   *
   * @param width in pixels of the screen
   * @param height in pixels of the screen
   * @param scale the pixels of the screen for one of the window
   */
  void draw(int width, int height, double scale, Consumer<Raster> painter) {
    turn = 1 - turn;
    if (sheets[turn].raster.width() != width || sheets[turn].raster.height() != height) {
      sheets[turn] = new Sheet(width, height);
    }
    Sheet sheet = sheets[turn];
    painter.accept(sheet.raster);
    sheet.buffer.updateBuffer(_ -> null); // all of it
    view.setImage(sheet.image);
    view.setFitWidth(width / scale);
    view.setFitHeight(height / scale);
  }

  /** Returns the pixels that are shown. */
  Raster shown() {
    return sheets[turn].raster;
  }
}
