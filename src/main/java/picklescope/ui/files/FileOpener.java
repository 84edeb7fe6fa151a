package picklescope.ui.files;

import java.io.File;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.Scene;
import javafx.scene.input.TransferMode;
import picklescope.capture.CaptureFile;
import picklescope.file.AtomicFile;
import picklescope.python.text.VisibleText;
import picklescope.session.OpenedCapture;
import picklescope.session.Session;
import picklescope.thread.Background;
import picklescope.thread.Worker;
import picklescope.view.files.FileChoice;
import picklescope.view.files.RecentCaptures;

/** Opens captures and displays them. For the JavaFX thread. */
public final class FileOpener {
  private final Session session;
  private final FilesWindow window;
  private final FileChoice choice;
  private final ShownFile shown;
  private final Worker worker;
  private boolean closed;

  /**
   * Creates an opener.
   *
   * @param shown displays the captures
   * @param worker opens them
   */
  FileOpener(
      Session session, FilesWindow window, FileChoice choice, ShownFile shown, Worker worker) {
    this.session = session;
    this.window = window;
    this.choice = choice;
    this.shown = shown;
    this.worker = worker;
  }

  /** Opens files that are dropped on a scene. */
  public void acceptDrops(Scene scene) {
    scene.setOnDragOver(event -> {
      if (event.getDragboard().hasFiles()) {
        event.acceptTransferModes(TransferMode.COPY);
      }
    });
    scene.setOnDragDropped(event -> {
      boolean files = event.getDragboard().hasFiles();
      if (files) {
        openAll(event.getDragboard().getFiles());
      }
      event.setDropCompleted(files);
    });
  }

  /** Displays files that another program names, in any way. */
  void openAll(List<File> files) {
    try {
      var paths = files.stream().map(File::toPath).sorted().toList();
      if (!paths.isEmpty()) {
        open(paths);
      }
    } catch (InvalidPathException e) {
      window.warn(
          "'%s' is not a valid file name on this system."
              .formatted(VisibleText.line(e.getInput())));
    }
  }

  /** Asks the user for capture files and displays them. */
  public void open() {
    var files = choice.toOpen();
    if (!files.isEmpty()) {
      open(files);
    }
  }

  /** Displays capture files, one after the other. */
  public void open(List<Path> files) {
    String title =
        VisibleText.fileName(files.getFirst())
            + (files.size() == 1 ? "" : " and %,d more".formatted(files.size() - 1));
    read(
        title,
        () -> CaptureFile.open(files.toArray(Path[]::new)),
        file -> {
          shown.display(file);
          files.forEach(new RecentCaptures(session.settings())::add);
        });
  }

  /** Opens and displays a capture. */
  void open(String title, OpenedCapture.Opening opening) {
    read(title, opening, shown::display);
  }

  /** Opens a capture and passes it to a consumer, which must close it. */
  void read(String title, OpenedCapture.Opening opening, Consumer<OpenedCapture> whenOpened) {
    worker.run(() -> {
      try {
        var file = session.open(title, opening);
        worker.deliver(() -> {
          if (closed) { // the window was closed while the file was opened
            Background.start("save", file::close);
          } else {
            whenOpened.accept(file);
          }
        });
      } catch (IOException e) {
        worker.deliver(() -> window.warn(AtomicFile.reason(e)));
      }
    });
  }

  /** Closes captures that are still being opened as soon as they are open. */
  void close() {
    closed = true;
  }
}
