package picklescope.saved;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import picklescope.file.AtomicFile;
import picklescope.python.text.VisibleText;
import picklescope.settings.Settings;
import picklescope.settings.SettingsKeeper;
import picklescope.thread.Failures;
import picklescope.thread.Worker;

/**
 * The open files of saved sends: the user's own first, then files and folders that the user opened,
 * such as those of a git repository. Changes are written to the file at once; changes by other
 * programs are read within a second.
 *
 * <p>The thread {@code saved-sends} reads and writes the files and calls listeners. Any thread may
 * call the methods.
 */
public final class SavedFiles implements AutoCloseable {
  private static final Duration INTERVAL = Duration.ofSeconds(1);
  private static final Duration MAX_CLOSING = Duration.ofSeconds(5);

  /**
   * The last read state of a file.
   *
   * @param opened the path that was opened, of the file or of its folder; empty for the user's own
   *     file
   * @param title its name for the user
   * @param content its content; its last valid content if it is damaged
   * @param problem what is wrong with it; empty if nothing is
   */
  public record Snapshot(
      SavedSends file, String opened, String title, SavedContent content, String problem) {
    /** Returns whether it is the user's own file. */
    public boolean isOwn() {
      return opened.isEmpty();
    }

    /** Returns it with another title, if it has a path. */
    Snapshot titled(Function<Path, String> newTitle) {
      return file.location()
          .map(path -> VisibleText.line(newTitle.apply(path)))
          .map(text -> new Snapshot(file, opened, text, content, problem))
          .orElse(this);
    }
  }

  private final SavedSends own;
  private final SettingsKeeper settings;
  private final Worker worker = Worker.prompt("saved-sends");
  private final OpenedSends opened; // confined to the thread, as is the listener
  private Consumer<List<Snapshot>> listener = _ -> {};
  private volatile List<Snapshot> shown;

  /**
   * Creates the files without reading them.
   *
   * @param own the user's own file
   * @param settings contain the opened paths
   */
  public SavedFiles(SavedSends own, SettingsKeeper settings) {
    this.own = own;
    this.settings = settings;
    opened = new OpenedSends(own);
    shown = List.of(new Snapshot(own, "", "", SavedContent.empty(), ""));
  }

  /** Reads the files, and calls a listener at once and whenever they have changed. */
  public void watch(Consumer<List<Snapshot>> newListener) {
    worker.run(() -> {
      listener = newListener;
      refresh();
      listener.accept(shown);
    });
    worker.runEvery(INTERVAL, this::refresh);
  }

  /** Returns the last read state of the files, the user's own first. */
  public List<Snapshot> snapshots() {
    return shown;
  }

  /** Returns the user's own file. */
  public SavedSends own() {
    return own;
  }

  /** Opens a file, which need not exist yet, or all files of a folder, and remembers it. */
  public void open(Path place) {
    String path = place.toAbsolutePath().normalize().toString();
    settings.update(old -> {
      var all = new ArrayList<>(old.get(Settings.OPENED_SENDS));
      all.remove(path);
      all.add(path);
      return old.with(Settings.OPENED_SENDS, all);
    });
    worker.run(this::refresh);
  }

  /** Closes a file, or the folder with which it was opened. No file is deleted. */
  public void close(Snapshot file) {
    settings.update(old ->
        old.with(
            Settings.OPENED_SENDS,
            old.get(Settings.OPENED_SENDS).stream()
                .filter(one -> !one.equals(file.opened()))
                .toList()));
    worker.run(this::refresh);
  }

  /**
   * Changes a file, on the thread {@code saved-sends}.
   *
   * @param answer receives why it failed, for the user; empty on success
   */
  public void change(SavedSends file, SavedSends.Change change, Consumer<Optional<String>> answer) {
    worker.run(() -> {
      Optional<String> problem = changed(file, change);
      opened.forget();
      refresh();
      answer.accept(problem);
    });
  }

  private static Optional<String> changed(SavedSends file, SavedSends.Change change) {
    try {
      file.change(change);
      return Optional.empty();
    } catch (IOException e) {
      return Optional.of(AtomicFile.reason(e));
    } catch (RuntimeException e) {
      Failures.report(e);
      return Optional.of(
          "Nothing was changed: that is a mistake in Picklescope (%s).".formatted(e));
    }
  }

  /** Runs another task that blocks for the disk. */
  public void run(Runnable work) {
    worker.run(work);
  }

  private void refresh() {
    var now = opened.read(settings.get(Settings.OPENED_SENDS));
    if (!now.equals(shown)) {
      shown = now;
      listener.accept(shown);
    }
  }

  @Override
  public void close() {
    worker.finish();
    worker.awaitEnd(MAX_CLOSING);
  }
}
