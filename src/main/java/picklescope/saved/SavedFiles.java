package picklescope.saved;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import picklescope.settings.Settings;
import picklescope.settings.SettingsKeeper;
import picklescope.thread.Failures;
import picklescope.thread.Worker;

/**
 * The files of saved sends that are open: the user's own first, then those that were opened, such
 * as of a git repository, alone or with all of their folder. Changes are written to the file at
 * once; what another program changes there is read again within a second.
 *
 * <p>One thread, {@code saved-sends}, reads and writes them, and is the one that tells; any thread
 * may ask.
 */
public final class SavedFiles implements AutoCloseable {
  private static final Duration LOOK = Duration.ofSeconds(1);
  private static final Duration MOST_CLOSING = Duration.ofSeconds(5);

  /**
   * A file as it was read last.
   *
   * @param opened the path of the file, or of its folder, as it was opened; empty for the user's
   *     own
   * @param title what the user knows it by
   * @param content what it holds; what it held when it was last whole, if it is damaged
   * @param problem what is wrong with it; empty if nothing is
   */
  public record Shown(
      SavedSends file, String opened, String title, SavedContent content, String problem) {
    /** Whether it is the user's own. */
    public boolean isOwn() {
      return opened.isEmpty();
    }
  }

  private final SavedSends own;
  private final SettingsKeeper settings;
  private final Worker worker = Worker.prompt("saved-sends");
  private final OpenedSends opened; // of the thread, as what follows
  private Consumer<List<Shown>> listener = _ -> {};
  private volatile List<Shown> shown;

  public SavedFiles(SavedSends own, SettingsKeeper settings) {
    this.own = own;
    this.settings = settings;
    opened = new OpenedSends(own);
    shown = List.of(new Shown(own, "", "", SavedContent.empty(), ""));
  }

  /** Reads them, and tells at once and whenever they have changed. */
  public void watch(Consumer<List<Shown>> newListener) {
    worker.run(() -> {
      listener = newListener;
      look();
      listener.accept(shown);
    });
    worker.runEvery(LOOK, this::look);
  }

  /** As they were read last, the user's own first. */
  public List<Shown> shown() {
    return shown;
  }

  /** The user's own. */
  public SavedSends own() {
    return own;
  }

  /** Opens a file, which need not be there yet, or all of a folder, and remembers it. */
  public void open(Path place) {
    String path = place.toAbsolutePath().normalize().toString();
    settings.update(old -> {
      var all = new ArrayList<>(old.get(Settings.OPENED_SENDS));
      all.remove(path);
      all.add(path);
      return old.with(Settings.OPENED_SENDS, all);
    });
    worker.run(this::look);
  }

  /** Closes a file, and what was opened with it; nothing of it is deleted. */
  public void close(Shown file) {
    settings.update(old ->
        old.with(
            Settings.OPENED_SENDS,
            old.get(Settings.OPENED_SENDS).stream()
                .filter(one -> !one.equals(file.opened()))
                .toList()));
    worker.run(this::look);
  }

  /**
   * Changes a file.
   *
   * @param answer is told why not; of nothing if it was done
   */
  public void change(SavedSends file, SavedSends.Change change, Consumer<Optional<String>> answer) {
    worker.run(() -> {
      Optional<String> problem = changed(file, change);
      opened.forget();
      look();
      answer.accept(problem);
    });
  }

  private static Optional<String> changed(SavedSends file, SavedSends.Change change) {
    try {
      file.change(change);
      return Optional.empty();
    } catch (IOException e) {
      return Optional.of(e.getMessage());
    } catch (RuntimeException e) {
      Failures.report(e);
      return Optional.of(
          "Nothing was changed: that is a mistake in Picklescope (%s).".formatted(e));
    }
  }

  /** Does something with the disk that has nothing to do with the others. */
  public void run(Runnable work) {
    worker.run(work);
  }

  private void look() {
    var now = opened.look(settings.get(Settings.OPENED_SENDS));
    if (!now.equals(shown)) {
      shown = now;
      listener.accept(shown);
    }
  }

  @Override
  public void close() {
    worker.finish();
    worker.awaitEnd(MOST_CLOSING);
  }
}
