package picklescope.settings;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import java.util.function.UnaryOperator;
import picklescope.thread.Failures;
import picklescope.thread.Worker;

/**
 * The settings while the program runs. Thread-safe; no call but {@link #close} waits. The thread
 * {@code settings} writes them to their file half a second after the last change and when this is
 * closed. Several programs may use the file: each writes what was changed in it, and reads at its
 * start only.
 */
public final class SettingsKeeper implements AutoCloseable {
  /** The delay of writing, so that a divider that is being moved is written once. */
  private static final Duration QUIET = Duration.ofMillis(500);

  private static final Duration MOST_CLOSING = Duration.ofSeconds(10);

  private final Optional<SettingsFile> file;
  private final Queue<String> notices = new ArrayDeque<>();
  private final Worker worker = Worker.prompt("settings");
  private Settings settings; // this field and those below are guarded by this
  private Settings written;
  private Optional<String> lastNotice;

  private SettingsKeeper(Optional<SettingsFile> file, SettingsFile.Loaded loaded) {
    this.file = file;
    settings = loaded.settings();
    written = settings;
    loaded.notice().ifPresent(notices::add);
    lastNotice = loaded.notice();
  }

  /** Reads the settings of a file; changes will be written to it. Waits for the disk. */
  public static SettingsKeeper of(SettingsFile file) {
    return new SettingsKeeper(Optional.of(file), file.load());
  }

  /** Keeps settings in memory only. */
  public static SettingsKeeper inMemory(Settings settings) {
    return new SettingsKeeper(
        Optional.empty(), new SettingsFile.Loaded(settings, Optional.empty()));
  }

  /** Returns the folder of the file; empty if the settings are in memory only. */
  public Optional<Path> folder() {
    return file.map(there -> there.path().toAbsolutePath().getParent());
  }

  /** Returns the settings as they are now. */
  public synchronized Settings get() {
    return settings;
  }

  /** Returns the value of a setting as it is now. */
  public <T> T get(Setting<T> setting) {
    return get().get(setting);
  }

  /**
   * Changes the settings.
   *
   * @param change returns the changed settings; it must be quick and depend on its argument only
   */
  public synchronized void update(UnaryOperator<Settings> change) {
    settings = change.apply(settings);
    file.ifPresent(_ -> worker.runLatestAfter(QUIET, this::write));
  }

  /** Returns and removes the oldest message for the user. */
  public synchronized Optional<String> nextNotice() {
    return Optional.ofNullable(notices.poll());
  }

  /** Writes what has changed, and waits until it is written, but no longer than ten seconds. */
  @Override
  public void close() {
    worker.runLatest(this::write);
    worker.finish();
    worker.awaitEnd(MOST_CLOSING);
  }

  private void write() {
    unwritten().ifPresent(change -> written(change, save(change)));
  }

  /** What is to be written: the settings when they were written last, and now. */
  private record Change(Settings before, Settings now) {}

  private synchronized Optional<Change> unwritten() {
    return settings.equals(written) ? Optional.empty() : Optional.of(new Change(written, settings));
  }

  private SettingsFile.Saved save(Change change) {
    try {
      return file.map(to -> to.save(change.before(), change.now()))
          .orElse(new SettingsFile.Saved(true, Optional.empty()));
    } catch (RuntimeException e) {
      Failures.report(e);
      return SettingsFile.Saved.failed(
          "The settings could not be saved; they are lost when Picklescope is closed.");
    }
  }

  private synchronized void written(Change change, SettingsFile.Saved saved) {
    if (saved.isWritten()) {
      written = change.now();
    }
    if (!saved.notice().equals(lastNotice)) {
      saved.notice().ifPresent(notices::add);
    }
    lastNotice = saved.notice();
  }
}
