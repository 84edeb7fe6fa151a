package picklescope.ui.files;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import picklescope.export.AddedColumn;
import picklescope.export.EventExport;
import picklescope.session.OpenedCapture;
import picklescope.session.Session;
import picklescope.view.files.FileChoice;
import picklescope.view.files.RecentCaptures;
import picklescope.view.files.Saving;
import picklescope.view.table.EventRows;
import picklescope.view.table.MessageNumbers;

/** Saves messages to a file that the user chooses. For the JavaFX thread. */
public final class FileSaver {
  private final Session session;
  private final FilesWindow window;
  private final FileChoice choice;
  private final ShownFile shown;
  private final SavingQueue savingQueue;

  /** Creates a saver of the displayed capture. */
  FileSaver(
      Session session,
      FilesWindow window,
      FileChoice choice,
      ShownFile shown,
      SavingQueue savingQueue) {
    this.session = session;
    this.window = window;
    this.choice = choice;
    this.shown = shown;
    this.savingQueue = savingQueue;
  }

  /** Returns which messages {@link #saveAll} saves, in words. */
  String allWords() {
    return window.rows().allWords();
  }

  /** Returns how many messages {@link #saveAll} saves. */
  long all() {
    return window.rows().allCount();
  }

  /** Asks for a file, and saves all messages of the displayed capture since Clear. */
  public void saveAll() {
    long last = session.capture().last();
    EventRows rows = window.rows();
    boolean whole = !shown.isShown() && !rows.isCleared();
    save(
        rows.allWords(),
        MessageNumbers.shown(rows.allMessages(), shown.view().capture()),
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
    var numbers = shownNumbers();
    save(counted("the messages that the table shows", numbers), numbers, _ -> {});
  }

  /**
   * Returns the messages that match the filter, including those that the filter reaches while they
   * are being read. The caller must close them.
   */
  public MessageNumbers shownNumbers() {
    return MessageNumbers.shown(window.shown(), shown.view().capture());
  }

  /** Asks for a file, and saves the selected messages. */
  public void saveSelected() {
    var numbers = MessageNumbers.selected(window.table().model());
    save(counted("the selected messages", numbers), numbers, _ -> {});
  }

  /** Returns how many messages are selected. */
  long selected() {
    return window.table().model().selection().count();
  }

  private static String counted(String what, MessageNumbers numbers) {
    return "%s (%,d)".formatted(what, numbers.found());
  }

  private void save(String what, MessageNumbers numbers, Consumer<Path> whenSaved) {
    if (numbers.found() == 0 && numbers.waitingFor().isEmpty()) {
      window.report("There is nothing to save.");
      numbers.close();
      return;
    }
    var source = new Saving.Source(shown.view(), shown.names(), numbers, addedColumns());
    choice
        .toSave(what)
        .ifPresentOrElse(
            file ->
                savingQueue.save(
                    source,
                    file,
                    () -> {
                      remember(file);
                      whenSaved.accept(file);
                    }),
            numbers::close);
  }

  private void remember(Path file) {
    if (EventExport.of(file).isEmpty()) { // exports cannot be opened
      new RecentCaptures(session.settings()).add(file);
    }
  }

  private List<AddedColumn> addedColumns() {
    return window.table().columns().added().stream()
        .map(column -> new AddedColumn(column.id(), column.value()))
        .toList();
  }

  /** Runs an action, which may wait for the disk, after all pending saves. */
  void afterwards(Runnable action) {
    savingQueue.afterwards(action);
  }

  /** Saves all messages of a capture that is not displayed, and then closes it. */
  void saveWhole(OpenedCapture file, Path to, Runnable whenSaved) {
    var all = MessageNumbers.all(file.file());
    savingQueue.save(
        new Saving.Source(file.view(), file::nameOf, all, List.of()),
        to,
        () -> {
          remember(to);
          whenSaved.run();
        });
    shown.release(file);
  }
}
