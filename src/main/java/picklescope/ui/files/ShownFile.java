package picklescope.ui.files;

import java.net.InetAddress;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.scene.Node;
import picklescope.session.CaptureView;
import picklescope.session.ExportedCapture;
import picklescope.session.OpenedCapture;
import picklescope.session.Session;
import picklescope.view.table.Column;

/** The file that the window displays instead of the live capture. For the JavaFX thread. */
public final class ShownFile {
  private final Session session;
  private final FilesWindow window;
  private final SavingQueue savingQueue;
  private final OpenedBar bar;
  private Optional<OpenedCapture> opened = Optional.empty();

  /** Creates the state of a window that displays the live capture. */
  ShownFile(Session session, FilesWindow window, SavingQueue savingQueue) {
    this.session = session;
    this.window = window;
    this.savingQueue = savingQueue;
    bar = new OpenedBar(session.capture()::last, this::backToLive, this::showComments);
  }

  /** Returns the line about the file. */
  Node bar() {
    return bar;
  }

  /** Displays a file and closes the one before. */
  void display(OpenedCapture file) {
    display(Optional.of(file));
  }

  private void display(Optional<OpenedCapture> file) {
    var before = opened;
    opened = file;
    window.display(file);
    bar.display(file);
    before.ifPresent(this::release);
  }

  /** Closes a file that is no longer displayed, after all pending saves. */
  void release(OpenedCapture file) {
    savingQueue.afterwards(file::close);
  }

  /** Displays the column of comments, which users may not know. */
  private void showComments() {
    window.table().columns().add(Column.COMMENT);
  }

  /** Closes the file and displays the live capture. */
  public void backToLive() {
    if (opened.isPresent()) {
      display(Optional.empty());
    }
  }

  /** Returns whether a file is displayed. */
  public boolean isShown() {
    return opened.isPresent();
  }

  /** Keeps the displayed capture open until the returned action has been run once. */
  public Runnable hold() {
    opened.ifPresent(OpenedCapture::hold);
    return opened.<Runnable>map(file -> file::close).orElse(() -> {});
  }

  /** Returns what is exported of the displayed capture, once it has been read. */
  public Supplier<ExportedCapture> exported() {
    return opened
        .<Supplier<ExportedCapture>>map(
            file -> () -> ExportedCapture.of(file.title(), file.file(), file.view().decoder()))
        .orElse(() -> ExportedCapture.live(session));
  }

  /** Returns the displayed capture: that of the file, or the live one. */
  public CaptureView view() {
    return opened.map(OpenedCapture::view).orElseGet(session::live);
  }

  /** Returns the names of senders in the displayed capture. */
  Function<InetAddress, Optional<String>> names() {
    return opened
        .<Function<InetAddress, Optional<String>>>map(file -> file::nameOf)
        .orElse(session.senderNames()::known);
  }

  /** Displays the progress of reading. For each frame, at most thirty times a second. */
  void pulse() {
    bar.pulse();
  }

  /** Closes the file after all pending saves. */
  void close() {
    opened.ifPresent(this::release);
    opened = Optional.empty();
  }
}
