package picklescope.ui.files;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.MenuButton;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.VBox;
import picklescope.capture.CaptureFile;
import picklescope.python.text.VisibleText;
import picklescope.session.CaptureView;
import picklescope.session.OpenedCapture;
import picklescope.session.Session;
import picklescope.settings.Settings;
import picklescope.thread.Background;
import picklescope.thread.Worker;
import picklescope.ui.table.EventTable;
import picklescope.view.table.Column;
import picklescope.view.table.MessageNumbers;
import picklescope.view.table.ShownMessages;

/**
 * Opens captures in the window and saves them: what the File menu, the keys and dropped files do.
 * For the JavaFX thread.
 */
public final class CaptureFiles implements AutoCloseable {
  /** What it does to the window. */
  public interface Window {
    /** Shows a file's messages, or the live ones. */
    void show(Optional<OpenedCapture> opened);

    /** The table that is shown now. */
    EventTable table();

    /** What that table shows; to be closed by who takes it. */
    ShownMessages shown();

    /** Tells the user something that is wrong. */
    void warn(String text);

    /** Tells the user what was done. */
    void say(String text);
  }

  private final Session session;
  private final Window window;
  private final FileChoice choice;
  private final OpenedBar bar;
  private final RecordingLine recording = new RecordingLine();
  private final Savings savings;
  private final LeftBehindLines leftBehind;
  private final VBox lines;
  private final Worker opener = Worker.background("open", Platform::runLater);
  private Optional<OpenedCapture> opened = Optional.empty();
  private boolean closed;

  /** Shows the live capture. */
  public CaptureFiles(Session session, Window window, FileChoice choice) {
    this.session = session;
    this.window = window;
    this.choice = choice;
    savings = new Savings(window);
    session.beforeClose(savings::abandon); // a signal closes the session alone
    leftBehind = new LeftBehindLines(this, savings, window);
    bar = new OpenedBar(session.capture()::last, this::backToLive, this::showComments);
    lines = new VBox(recording, leftBehind, savings, bar);
  }

  /** Its lines, to be shown over the table. */
  public Node lines() {
    return lines;
  }

  /** Fills the menu of that button. */
  public void install(MenuButton button) {
    new FileMenu(session, this).install(button);
  }

  /** Opens files that are dropped there. */
  public void acceptDrops(Scene scene) {
    scene.setOnDragOver(event -> {
      if (event.getDragboard().hasFiles()) {
        event.acceptTransferModes(TransferMode.COPY);
      }
    });
    scene.setOnDragDropped(event -> {
      boolean files = event.getDragboard().hasFiles();
      if (files) {
        open(event.getDragboard().getFiles().stream().map(File::toPath).sorted().toList());
      }
      event.setDropCompleted(files);
    });
  }

  /** Offers what a Picklescope that was not closed has left behind. */
  public void offerLeftBehind() {
    opener.run(() -> {
      try {
        var found = session.leftBehind();
        opener.tell(() -> leftBehind.offer(found));
      } catch (IOException e) {
        warnLater("What was left behind cannot be read: " + e.getMessage());
      }
    });
  }

  private void warnLater(String text) {
    opener.tell(() -> window.warn(text));
  }

  /** Asks for a capture and shows it. */
  public void open() {
    var files = choice.toOpen();
    if (!files.isEmpty()) {
      open(files);
    }
  }

  /** Shows a capture; several files follow one another. */
  public void open(List<Path> files) {
    String title =
        VisibleText.fileName(files.getFirst())
            + (files.size() == 1 ? "" : " and %,d more".formatted(files.size() - 1));
    open(title, () -> CaptureFile.open(files.toArray(Path[]::new)), _ -> remember(files));
  }

  private void remember(List<Path> files) {
    for (Path file : files) {
      String path = file.toAbsolutePath().toString();
      session.settings().update(old -> old.withFirst(Settings.RECENT_CAPTURES, path));
    }
  }

  /** Shows a capture as soon as it is open, and then does something with it. */
  void open(String title, OpenedCapture.Opening opening, Consumer<OpenedCapture> whenOpened) {
    opening(
        title,
        opening,
        file -> {
          show(Optional.of(file));
          whenOpened.accept(file);
        });
  }

  private void opening(
      String title, OpenedCapture.Opening opening, Consumer<OpenedCapture> whenOpened) {
    opener.run(() -> {
      try {
        var file = session.open(title, opening);
        opener.tell(() -> {
          if (closed) { // the window, meanwhile
            Background.start("save", file::close);
          } else {
            whenOpened.accept(file);
          }
        });
      } catch (IOException e) {
        warnLater(e.getMessage());
      }
    });
  }

  private void show(Optional<OpenedCapture> file) {
    var before = opened;
    opened = file;
    window.show(file);
    bar.show(file);
    before.ifPresent(this::release);
  }

  /** Closes a file that is shown no more, once nothing of it is being saved. */
  private void release(OpenedCapture file) {
    savings.afterwards(file::close);
  }

  /** Comments are to be seen without knowing that there is a column for them. */
  private void showComments() {
    window.table().columns().add(Column.COMMENT);
  }

  /** Closes the file and shows what arrives. */
  public void backToLive() {
    if (opened.isPresent()) {
      show(Optional.empty());
    }
  }

  /** Keeps what is shown open until the answer has been run once, whatever is shown then. */
  public Runnable hold() {
    opened.ifPresent(OpenedCapture::hold);
    return opened.<Runnable>map(file -> file::close).orElse(() -> {});
  }

  /** Whether a file is shown. */
  public boolean isFileShown() {
    return opened.isPresent();
  }

  EventTable table() {
    return window.table();
  }

  /** Asks where, and saves all messages of the capture that is shown. */
  public void saveAll() {
    save("all messages", MessageNumbers.all(shown().capture()));
  }

  /**
   * Asks where, and saves the messages that the filter lets through; also those to which it comes
   * only while they are being saved.
   */
  public void saveShown() {
    save("the messages shown", shownNumbers());
  }

  /**
   * The messages that the filter lets through; also those to which it comes only while they are
   * being taken. To be closed by who takes them.
   */
  public MessageNumbers shownNumbers() {
    return MessageNumbers.shown(window.shown(), shown().capture());
  }

  /** Asks where, and saves the selected messages. */
  public void saveSelected() {
    save("the selected messages", MessageNumbers.selected(window.table().model()));
  }

  private void save(String what, MessageNumbers numbers) {
    if (numbers.found() == 0 && numbers.waitingFor().isEmpty()) {
      window.say("There is nothing to save.");
      numbers.close();
      return;
    }
    var source = new Saving.Source(shown(), names(), numbers);
    choice
        .toSave(what)
        .ifPresentOrElse(file -> savings.save(source, file, () -> {}), numbers::close);
  }

  private CaptureView shown() {
    return opened.map(OpenedCapture::view).orElseGet(session::live);
  }

  private Function<InetAddress, Optional<String>> names() {
    return opened
        .<Function<InetAddress, Optional<String>>>map(file -> file::nameOf)
        .orElse(session.senderNames()::known);
  }

  /** Asks where, and saves a capture without showing it. */
  void saveUnseen(String title, OpenedCapture.Opening opening, Runnable whenSaved) {
    choice
        .toSave("what was left behind")
        .ifPresent(to ->
            opening(
                title,
                opening,
                file -> {
                  var all = MessageNumbers.all(file.file());
                  var source = new Saving.Source(file.view(), file::nameOf, all);
                  savings.save(source, to, whenSaved);
                  release(file);
                }));
  }

  /** Shows how far all has come. For each frame, at most thirty times a second. */
  public void pulse() {
    bar.pulse();
    savings.pulse();
  }

  /** Shows whether the live capture is on disk. */
  public void showRecording() {
    if (session.isRecording()) {
      recording.show(session.journalState());
    }
  }

  /** Cancels what is being saved, which leaves no file, and closes what is opened. */
  @Override
  public void close() {
    opened.ifPresent(this::release);
    opened = Optional.empty();
    closed = true;
    savings.close();
    opener.finish(); // what is opened meanwhile has to be closed
  }

  /** After {@link #close}: waits until nothing is written any more. Not for the JavaFX thread. */
  public void awaitClosed() {
    savings.awaitClosed();
  }
}
