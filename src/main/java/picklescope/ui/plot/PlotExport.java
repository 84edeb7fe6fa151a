package picklescope.ui.plot;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import picklescope.capture.CaptureSave;
import picklescope.file.AtomicFile;
import picklescope.python.text.VisibleText;
import picklescope.thread.Worker;
import picklescope.view.plot.PlotCsv;
import picklescope.view.plot.PlotFileType;
import picklescope.view.plot.PlotFrame;
import picklescope.view.plot.PlotModel;
import picklescope.view.plot.PngFile;
import picklescope.view.plot.Raster;
import picklescope.view.plot.SvgFile;

/** The menu that saves what is in view as a file, on the thread {@code plot-file}. */
final class PlotExport extends MenuButton implements AutoCloseable {
  private static final double SHARP = 2; // pixels of a picture for one of the window

  private final PlotModel model;
  private final PlotView view;
  private final PlotFiles files;
  private final Consumer<String> report;
  private final Worker worker = Worker.background("plot-file", Platform::runLater);

  /** Writes a file, on another thread. */
  private interface Content {
    void write(Path file) throws IOException;
  }

  /**
   * Creates the menu.
   *
   * @param report shows what became of a file
   */
  PlotExport(PlotModel model, PlotView view, PlotFiles files, Consumer<String> report) {
    super("Export");
    this.model = model;
    this.view = view;
    this.files = files;
    this.report = report;
    setId("plot-export");
    setTooltip(new Tooltip("Save what is in view as a picture or a table"));
    setMinWidth(USE_PREF_SIZE);
    for (PlotFileType type : PlotFileType.values()) {
      var item = new MenuItem("%s (%s)…".formatted(type.title(), type.name()));
      item.setId("plot-export-" + type.suffix().substring(1));
      item.setOnAction(_ -> view.frame().ifPresent(frame -> ask(type, frame)));
      getItems().add(item);
    }
  }

  private void ask(PlotFileType type, PlotFrame frame) {
    Content content =
        switch (type) {
          case PNG -> png();
          case SVG -> svg(frame);
          case CSV -> csv(frame);
        };
    files.toSave(type).ifPresent(file -> worker.run(_ -> write(file, content), report));
  }

  private static String write(Path file, Content content) {
    String name = VisibleText.fileName(file);
    try {
      content.write(file);
      return "Saved " + name;
    } catch (IOException e) {
      return "%s was not saved: %s".formatted(name, AtomicFile.reason(e));
    }
  }

  private Content png() {
    view.setCrosshair(Optional.empty(), 0);
    Raster raster = picture();
    return file -> whole(file, part -> Files.write(part, PngFile.bytes(raster)));
  }

  /** Returns the pixels of the plot with its labels. */
  private Raster picture() {
    WritableImage image = view.picture(SHARP);
    int width = (int) image.getWidth();
    int height = (int) image.getHeight();
    var pixels = new int[width * height];
    image
        .getPixelReader()
        .getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), pixels, 0, width);
    return new Raster(width, height, pixels);
  }

  private Content svg(PlotFrame frame) {
    String text = SvgFile.text(frame, view.colors(), view.getWidth(), view.getHeight());
    return file -> whole(file, part -> Files.write(part, text.getBytes(StandardCharsets.UTF_8)));
  }

  private Content csv(PlotFrame frame) {
    var series = model.series();
    return file ->
        whole(
            file,
            part -> {
              try (BufferedWriter writer = Files.newBufferedWriter(part)) {
                PlotCsv.write(series, frame.range(), writer);
              }
            });
  }

  private static void whole(Path file, Content content) throws IOException {
    CaptureSave.whole(
        file,
        part -> {
          content.write(part);
          return new CaptureSave.Result(0, 0, false); // it has no datagrams
        });
  }

  @Override
  public void close() {
    worker.finish();
  }
}
