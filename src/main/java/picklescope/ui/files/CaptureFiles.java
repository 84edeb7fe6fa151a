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
import javafx.scene.input.TransferMode;
import javafx.scene.layout.VBox;
import picklescope.capture.CaptureFile;
import picklescope.export.AddedColumn;
import picklescope.export.EventExport;
import picklescope.file.AtomicFile;
import picklescope.python.text.VisibleText;
import picklescope.session.CaptureView;
import picklescope.session.OpenedCapture;
import picklescope.session.Session;
import picklescope.settings.Settings;
import picklescope.thread.Background;
import picklescope.thread.Worker;
import picklescope.ui.table.EventTable;
import picklescope.view.files.FileChoice;
import picklescope.view.files.Saving;
import picklescope.view.table.Column;
import picklescope.view.table.EventRows;
import picklescope.view.table.MessageNumbers;
import picklescope.view.table.ShownMessages;

/**
 * Opens captures in the window and saves them, for menus, keys and dropped files. For the JavaFX
 * thread.
 */
public final class CaptureFiles implements AutoCloseable {
  /** The window that displays the captures. */
  public interface Window {
    /** Displays the messages of a file, or the live messages. */
    void show(Optional<OpenedCapture> opened);

    /** Returns the table that is displayed now. */
    EventTable table();

    /** Returns the messages in that table. The caller must close them. */
    ShownMessages shown();

    /** Returns the rows of that table. */
    EventRows rows();

    /** Displays a problem. */
    void warn(String text);

    /** Displays what was done. */
    void report(String text);
  }

  private final Session session;
  private final Window window;
  private final FileChoice choice;
  private final OpenedBar bar;
  private final RecordingLine recording = new RecordingLine();
  private final SavingQueue savingQueue;
  private final LeftBehindLines leftBehind;
  private final VBox lines;
  private final Worker opener = Worker.background("open", Platform::runLater);
  private Optional<OpenedCapture> opened = Optional.empty();
  private boolean closed;

  /** Creates the actions for a window that displays the live capture. */
  public CaptureFiles(Session session, Window window, FileChoice choice) {
    this.session = session;
    this.window = window;
    this.choice = choice;
    savingQueue = new SavingQueue(window);
    session.beforeClose(savingQueue::abandon); // a signal closes the session alone
    leftBehind = new LeftBehindLines(this, savingQueue, window);
    bar = new OpenedBar(session.capture()::last, this::backToLive, this::showComments);
    lines = new VBox(recording, leftBehind, savingQueue, bar);
  }

  /** Returns the lines to be displayed above the table. */
  public Node lines() {
    return lines;
  }

  /** Returns the commands whose number or state depends on what is displayed. */
  public FileCommands commands() {
    return new FileCommands(session, this);
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
        open(event.getDragboard().getFiles().stream().map(File::toPath).sorted().toList());
      }
      event.setDropCompleted(files);
    });
  }

  /** Offers the last session and captures that were left behind by a crash. */
  public void offerLeftBehind() {
    opener.run(() -> {
      try {
        var found = session.recorder().leftBehind();
        opener.deliver(() -> leftBehind.offer(found));
      } catch (IOException e) {
        warnLater("The captures of earlier sessions cannot be read: " + e.getMessage());
      }
    });
  }

  private void warnLater(String text) {
    opener.deliver(() -> window.warn(text));
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
    open(title, () -> CaptureFile.open(files.toArray(Path[]::new)), _ -> remember(files));
  }

  private void remember(List<Path> files) {
    for (Path file : files) {
      String path = file.toAbsolutePath().toString();
      session.settings().update(old -> old.withFirst(Settings.RECENT_CAPTURES, path));
    }
  }

  /** Opens and displays a capture, and then passes it to a consumer. */
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
        opener.deliver(() -> {
          if (closed) { // the window was closed while the file was opened
            Background.start("save", file::close);
          } else {
            whenOpened.accept(file);
          }
        });
      } catch (IOException e) {
        warnLater(AtomicFile.reason(e));
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

  /** Closes a file that is no longer displayed, after all pending saves. */
  private void release(OpenedCapture file) {
    savingQueue.afterwards(file::close);
  }

  /** Displays the column of comments, which users may not know. */
  private void showComments() {
    window.table().columns().add(Column.COMMENT);
  }

  /** Closes the file and displays the live capture. */
  public void backToLive() {
    if (opened.isPresent()) {
      show(Optional.empty());
    }
  }

  /** Returns which messages {@link #saveAll} saves, in words. */
  String allWords() {
    return window.rows().allWords();
  }

  /** Keeps the displayed capture open until the returned action has been run once. */
  public Runnable hold() {
    opened.ifPresent(OpenedCapture::hold);
    return opened.<Runnable>map(file -> file::close).orElse(() -> {});
  }

  /** Returns whether a file is displayed. */
  public boolean isFileShown() {
    return opened.isPresent();
  }

  EventTable table() {
    return window.table();
  }

  /** Asks for a file, and saves all messages of the displayed capture since Clear. */
  public void saveAll() {
    long last = session.capture().last();
    EventRows rows = window.rows();
    boolean whole = opened.isEmpty() && !rows.isCleared();
    save(
        rows.allWords(),
        MessageNumbers.shown(rows.allMessages(), shown().capture()),
        file -> {
          if (whole && EventExport.of(file).isEmpty()) { // an export is not the whole of it
            session.recorder().saved(last);
          }
        });
  }

  /**
   * Asks for a file, and saves the messages that match the filter, including those that the filter
   * reaches while they are being saved.
   */
  public void saveShown() {
    save("the messages that the table shows", shownNumbers(), _ -> {});
  }

  /**
   * Returns the messages that match the filter, including those that the filter reaches while they
   * are being read. The caller must close them.
   */
  public MessageNumbers shownNumbers() {
    return MessageNumbers.shown(window.shown(), shown().capture());
  }

  /** Asks for a file, and saves the selected messages. */
  public void saveSelected() {
    save("the selected messages", MessageNumbers.selected(window.table().model()), _ -> {});
  }

  private void save(String what, MessageNumbers numbers, Consumer<Path> whenSaved) {
    if (numbers.found() == 0 && numbers.waitingFor().isEmpty()) {
      window.report("There is nothing to save.");
      numbers.close();
      return;
    }
    var source = new Saving.Source(shown(), names(), numbers, addedColumns());
    choice
        .toSave("%s (%,d)".formatted(what, numbers.found()))
        .ifPresentOrElse(
            file -> savingQueue.save(source, file, () -> whenSaved.accept(file)), numbers::close);
  }

  private List<AddedColumn> addedColumns() {
    return window.table().columns().added().stream()
        .map(column -> new AddedColumn(column.id(), column.value()))
        .toList();
  }

  private CaptureView shown() {
    return opened.map(OpenedCapture::view).orElseGet(session::live);
  }

  private Function<InetAddress, Optional<String>> names() {
    return opened
        .<Function<InetAddress, Optional<String>>>map(file -> file::nameOf)
        .orElse(session.senderNames()::known);
  }

  /**
   * Asks for a file, and saves a capture without displaying it.
   *
   * @param what the capture as an object of <em>save</em>
   */
  void saveUnseen(String title, String what, OpenedCapture.Opening opening, Runnable whenSaved) {
    choice
        .toSave(what)
        .ifPresent(to ->
            opening(
                title,
                opening,
                file -> {
                  var all = MessageNumbers.all(file.file());
                  var source = new Saving.Source(file.view(), file::nameOf, all, List.of());
                  savingQueue.save(source, to, whenSaved);
                  release(file);
                }));
  }

  /**
   * Displays the progress of opening and saving. Called for each frame, at most thirty times a
   * second.
   */
  public void pulse() {
    bar.pulse();
    savingQueue.pulse();
  }

  /** Displays whether the live capture is written to disk. */
  public void showRecording() {
    if (session.recorder().isOnDisk()) {
      recording.show(session.recorder().state());
    }
  }

  /** Cancels all saves, which deletes their files, and closes the opened file. */
  @Override
  public void close() {
    opened.ifPresent(this::release);
    opened = Optional.empty();
    closed = true;
    savingQueue.close();
    opener.finish(); // a file that is being opened has to be closed
  }

  /** After {@link #close}: waits until all writing has ended. Not for the JavaFX thread. */
  public void awaitClosed() {
    savingQueue.awaitClosed();
  }
}
