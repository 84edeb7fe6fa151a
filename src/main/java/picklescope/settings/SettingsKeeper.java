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
 * The settings while the program runs. Any thread reads and changes them without waiting; one
 * thread of its own ({@code settings}) writes them to their file, soon after the last change and
 * when it is closed.
 */
public final class SettingsKeeper implements AutoCloseable {
  /** How long a change waits for others, so that a moved divider is written once. */
  private static final Duration QUIET = Duration.ofMillis(500);

  private static final Duration MOST_CLOSING = Duration.ofSeconds(10);

  private final Optional<SettingsFile> file;
  private final Queue<String> notices = new ArrayDeque<>();
  private final Worker worker = Worker.prompt("settings");
  private Settings settings; // this and what follows: guarded by this
  private Settings written;
  private Optional<String> lastFailure = Optional.empty();

  private SettingsKeeper(Optional<SettingsFile> file, SettingsFile.Loaded loaded) {
    this.file = file;
    settings = loaded.settings();
    written = settings;
    loaded.notice().ifPresent(notices::add);
  }

  /** The settings of a file, read now; changes are written to it. */
  public static SettingsKeeper of(SettingsFile file) {
    return new SettingsKeeper(Optional.of(file), file.load());
  }

  /** Settings that live as long as the program. */
  public static SettingsKeeper inMemory(Settings settings) {
    return new SettingsKeeper(
        Optional.empty(), new SettingsFile.Loaded(settings, Optional.empty()));
  }

  /** The folder in which they are kept; empty when they are not. */
  public Optional<Path> folder() {
    return file.map(there -> there.path().toAbsolutePath().getParent());
  }

  /** The settings as they are now. */
  public synchronized Settings get() {
    return settings;
  }

  /** Returns the value of a setting now. */
  public <T> T get(Setting<T> setting) {
    return get().get(setting);
  }

  /** Changes the settings; the function must be quick and depend on nothing but its argument. */
  public synchronized void update(UnaryOperator<Settings> change) {
    settings = change.apply(settings);
    file.ifPresent(_ -> worker.runLatestAfter(QUIET, this::write));
  }

  /** The oldest thing that the user has to know and has not been told yet; each is given once. */
  public synchronized Optional<String> nextNotice() {
    return Optional.ofNullable(notices.poll());
  }

  /** Writes what has changed, and returns when it is written, or the disk takes too long. */
  @Override
  public void close() {
    worker.runLatest(this::write);
    worker.finish();
    worker.awaitEnd(MOST_CLOSING);
  }

  private void write() {
    unwritten().ifPresent(changed -> written(changed, save(changed)));
  }

  private synchronized Optional<Settings> unwritten() {
    return settings.equals(written) ? Optional.empty() : Optional.of(settings);
  }

  private Optional<String> save(Settings changed) {
    try {
      return file.flatMap(to -> to.save(changed));
    } catch (RuntimeException e) {
      Failures.report(e);
      return Optional.of("The settings could not be saved; they hold until Picklescope is closed.");
    }
  }

  private synchronized void written(Settings changed, Optional<String> failure) {
    written = changed;
    if (!failure.equals(lastFailure)) {
      failure.ifPresent(notices::add);
    }
    lastFailure = failure;
  }
}
