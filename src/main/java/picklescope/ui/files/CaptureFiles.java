package picklescope.ui.files;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.LongStream;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.MenuButton;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.VBox;
import picklescope.capture.CaptureFile;
import picklescope.capture.JournalFolder.LeftBehind;
import picklescope.session.OpenedCapture;
import picklescope.session.Session;
import picklescope.ui.table.EventTable;

/**
 * Opens captures in the window and saves them. Its lines say which file is shown, what is being
 * saved, what was left behind, and that the live capture is not on disk. For the JavaFX thread.
 */
public final class CaptureFiles implements AutoCloseable {
  /** What it does to the window. */
  public interface Window {
    /** Shows a file's messages, or the live ones. */
    void show(Optional<OpenedCapture> opened);

    /** The table that is shown now. */
    EventTable table();

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
  private final VBox savings = new VBox();
  private final VBox leftBehind = new VBox();
  private final VBox lines;
  private final ExecutorService opener = thread("open");
  private final ExecutorService saver = thread("save");
  private Optional<OpenedCapture> opened = Optional.empty();
  private volatile boolean closed;

  /** Shows the live capture. */
  public CaptureFiles(Session session, Window window, FileChoice choice) {
    this.session = session;
    this.window = window;
    this.choice = choice;
    bar = new OpenedBar(session.capture()::last, this::backToLive);
    lines = new VBox(recording, leftBehind, savings, bar);
  }

  private static ExecutorService thread(String name) {
    return Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().name(name).factory());
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
    opener.execute(() -> {
      try {
        var found = session.leftBehind();
        onFx(() -> found.forEach(this::offer));
      } catch (IOException e) {
        onFx(() -> window.warn("What was left behind cannot be read: " + e.getMessage()));
      }
    });
  }

  private void offer(LeftBehind left) {
    var line =
        new LeftBehindLine(
            left,
            new LeftBehindLine.Actions() {
              @Override
              public void open(LeftBehind wanted) {
                CaptureFiles.this.open(LeftBehindLine.title(wanted), wanted::open, _ -> {});
              }

              @Override
              public void save(LeftBehind wanted) {
                CaptureFiles.this.save(wanted);
              }

              @Override
              public void discard(LeftBehind wanted) {
                putAway(wanted);
                backToLive(); // It may be what is shown; its file is closed before it is deleted.
                saver.execute(() -> delete(wanted));
              }
            },
            () -> putAway(left));
    leftBehind.getChildren().add(line);
  }

  private void putAway(LeftBehind left) {
    leftBehind
        .getChildren()
        .removeIf(node -> node instanceof LeftBehindLine line && line.left().equals(left));
  }

  private void delete(LeftBehind left) {
    try {
      left.delete();
    } catch (IOException e) {
      onFx(() -> window.warn("It could not be deleted: " + e.getMessage()));
    }
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
        files.getFirst().getFileName()
            + (files.size() == 1 ? "" : " and %,d more".formatted(files.size() - 1));
    open(
        title,
        () -> CaptureFile.open(files.toArray(Path[]::new)),
        _ -> {
          for (Path file : files) {
            String path = file.toAbsolutePath().toString();
            session.settings().update(old -> old.withRecentCapture(path));
          }
        });
  }

  private void open(
      String title, OpenedCapture.Opening opening, Consumer<OpenedCapture> whenOpened) {
    opener.execute(() -> {
      try {
        var file = session.open(title, opening);
        onFx(() -> {
          if (closed) {
            release(file);
          } else {
            show(Optional.of(file));
            whenOpened.accept(file);
          }
        });
      } catch (IOException e) {
        onFx(() -> window.warn(e.getMessage()));
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
    if (closed) { // the window has been closed while the file was opened
      Thread.ofPlatform().daemon().name("save").start(file::close);
    } else {
      saver.execute(file::close);
    }
  }

  /** Closes the file and shows what arrives. */
  public void backToLive() {
    if (opened.isPresent()) {
      show(Optional.empty());
    }
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
    var source =
        opened
            .map(CaptureFiles::all)
            .orElseGet(() -> {
              var live = session.capture();
              long first = live.first();
              long last = live.last();
              return new Saving.Source(
                  session.live(),
                  names(),
                  () -> LongStream.rangeClosed(first, last),
                  () -> last - first + 1);
            });
    choice.toSave("all messages").ifPresent(file -> save(source, file, () -> {}));
  }

  private static Saving.Source all(OpenedCapture opened) {
    var file = opened.file();
    return new Saving.Source(
        opened.view(), opened::nameOf, () -> LongStream.rangeClosed(1, indexed(file)), file::last);
  }

  private static long indexed(CaptureFile file) {
    try {
      file.awaitIndexed();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // What has been found is saved.
    }
    return file.last();
  }

  /** Asks where, and saves the messages that the filter lets through. */
  public void saveShown() {
    save("the messages shown", window.table().shownNumbers(), window.table().shownCount());
  }

  /** Asks where, and saves the selected messages. */
  public void saveSelected() {
    save("the selected messages", window.table().selectedNumbers(), window.table().selectedCount());
  }

  private void save(String what, LongStream numbers, long count) {
    if (count == 0) {
      window.say("There is nothing to save.");
      return;
    }
    var source =
        new Saving.Source(
            opened.map(OpenedCapture::view).orElseGet(session::live),
            names(),
            () -> numbers,
            () -> count);
    choice.toSave(what).ifPresent(file -> save(source, file, () -> {}));
  }

  private Function<InetAddress, Optional<String>> names() {
    return opened
        .<Function<InetAddress, Optional<String>>>map(file -> file::nameOf)
        .orElse(session.senderNames()::known);
  }

  private void save(LeftBehind left) {
    choice
        .toSave("what was left behind")
        .ifPresent(to ->
            opener.execute(() -> {
              try {
                var file = session.open(LeftBehindLine.title(left), left::open);
                onFx(() -> {
                  if (!closed) {
                    save(all(file), to, () -> discardSaved(left));
                  }
                  release(file);
                });
              } catch (IOException e) {
                onFx(() -> window.warn(e.getMessage()));
              }
            }));
  }

  private void discardSaved(LeftBehind left) {
    putAway(left);
    saver.execute(() -> delete(left));
  }

  private void save(Saving.Source source, Path file, Runnable whenSaved) {
    var saving = new Saving(source, file);
    var line = new SavingLine(saving);
    savings.getChildren().add(line);
    saver.execute(() -> {
      var outcome = saving.run();
      onFx(() -> {
        savings.getChildren().remove(line);
        if (outcome.saved()) {
          window.say(outcome.words());
          whenSaved.run();
        } else if (saving.isCancelled()) {
          window.say(outcome.words());
        } else {
          window.warn(outcome.words());
        }
      });
    });
  }

  /** Shows how far all has come. For each frame, at most thirty times a second. */
  public void pulse() {
    bar.pulse();
    savings.getChildren().forEach(line -> ((SavingLine) line).show());
  }

  /** Shows whether the live capture is on disk. */
  public void showRecording() {
    if (session.isRecording()) {
      recording.show(session.journalState());
    }
  }

  private void onFx(Runnable action) {
    Platform.runLater(action);
  }

  /** Cancels what is being saved, which leaves no file, and closes what is opened. */
  @Override
  public void close() {
    savings.getChildren().forEach(line -> ((SavingLine) line).saving().cancel());
    opened.ifPresent(this::release);
    opened = Optional.empty();
    closed = true;
    opener.shutdown();
    saver.shutdown();
  }

  /** After {@link #close}: waits until nothing is written any more. Not for the JavaFX thread. */
  public void awaitClosed() throws InterruptedException {
    saver.awaitTermination(10, TimeUnit.SECONDS);
  }
}
