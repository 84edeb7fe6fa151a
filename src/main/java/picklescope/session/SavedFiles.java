package picklescope.session;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * The files of saved sends that are open: the user's own first, then those that were opened, such
 * as of a git repository, alone or with all of their folder. Changes are written to the file at
 * once; what another program changes there is read again within a second.
 *
 * <p>One thread, {@code saved-sends}, reads and writes them, and is the one that tells; any thread
 * may ask.
 */
public final class SavedFiles implements AutoCloseable {
  private static final long LOOK_MILLIS = 1_000;
  private static final int MOST_IN_FOLDER = 200;

  /**
   * A file as it was read last.
   *
   * @param title what the user knows it by
   * @param content what it holds; what it held when it was last whole, if it is damaged
   * @param problem what is wrong with it; empty if nothing is
   */
  public record Shown(SavedSends file, String title, SavedContent content, String problem) {
    /** Whether it is the user's own. */
    public boolean isOwn() {
      return title.isEmpty();
    }
  }

  private final SavedSends own;
  private final SettingsKeeper settings;
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("saved-sends").factory());
  private final Map<String, Shown> byPlace = new TreeMap<>(); // of the thread, as what follows
  private final Map<String, String> versions = new TreeMap<>();
  private Consumer<List<Shown>> listener = _ -> {};
  private volatile List<Shown> shown;

  SavedFiles(SavedSends own, SettingsKeeper settings) {
    this.own = own;
    this.settings = settings;
    shown = List.of(new Shown(own, "", SavedContent.empty(), ""));
  }

  /** Reads them, and tells at once and whenever they have changed. */
  public void watch(Consumer<List<Shown>> newListener) {
    thread.execute(() -> {
      listener = newListener;
      look();
      listener.accept(shown);
    });
    thread.scheduleWithFixedDelay(this::look, LOOK_MILLIS, LOOK_MILLIS, TimeUnit.MILLISECONDS);
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
      var all = new ArrayList<>(old.openedSends());
      all.remove(path);
      all.add(path);
      return old.withOpenedSends(all);
    });
    thread.execute(this::look);
  }

  /** Closes a file, and what was opened with it; nothing of it is deleted. */
  public void close(SavedSends file) {
    file.place()
        .ifPresent(path ->
            settings.update(old ->
                old.withOpenedSends(
                    old.openedSends().stream()
                        .filter(one ->
                            !path.equals(Path.of(one)) && !Path.of(one).equals(path.getParent()))
                        .toList())));
    thread.execute(this::look);
  }

  /**
   * Changes a file.
   *
   * @param answer is told why not; of nothing if it was done
   */
  public void change(SavedSends file, SavedSends.Change change, Consumer<Optional<String>> answer) {
    thread.execute(() -> {
      Optional<String> problem = Optional.empty();
      try {
        file.change(change);
      } catch (IOException e) {
        problem = Optional.of(e.getMessage());
      }
      versions.clear(); // all is read anew
      look();
      answer.accept(problem);
    });
  }

  /** Does something with the disk that has nothing to do with the others. */
  public void run(Runnable work) {
    thread.execute(work);
  }

  private void look() {
    var now = new ArrayList<Shown>();
    now.add(look(own, ""));
    for (String one : settings.get().openedSends()) {
      Path place = Path.of(one);
      if (Files.isDirectory(place)) {
        now.addAll(folder(place));
      } else if (now.stream().noneMatch(before -> isAt(before, place))) {
        now.add(look(new SavedSendsFile(place), place.getFileName().toString()));
      }
    }
    if (!now.equals(shown)) {
      shown = List.copyOf(now);
      listener.accept(shown);
    }
  }

  private static boolean isAt(Shown one, Path place) {
    return one.file().place().filter(place::equals).isPresent();
  }

  private List<Shown> folder(Path folder) {
    try (var files = Files.list(folder)) {
      return files
          .filter(file -> file.getFileName().toString().endsWith(".json"))
          .sorted()
          .limit(MOST_IN_FOLDER)
          .map(file -> inFolder(folder, file))
          .flatMap(Optional::stream)
          .toList();
    } catch (IOException | UncheckedIOException e) {
      String problem = "The folder %s cannot be read.".formatted(folder);
      var none = new SavedSendsFile(folder);
      return List.of(
          new Shown(none, folder.getFileName().toString(), SavedContent.empty(), problem));
    }
  }

  /** Other JSON may lie beside it: empty for that. */
  private Optional<Shown> inFolder(Path folder, Path path) {
    var file = new SavedSendsFile(path);
    String version = file.version();
    if (version.equals(versions.get(path.toString()))) {
      return Optional.ofNullable(byPlace.get(path.toString()));
    }
    if (file.isOfSends()) {
      return Optional.of(look(file, folder.getFileName() + "/" + path.getFileName()));
    }
    byPlace.remove(path.toString());
    versions.put(path.toString(), version);
    return Optional.empty();
  }

  private Shown look(SavedSends file, String title) {
    String place = file.place().map(Path::toString).orElse("");
    String version = file.version();
    var before = Optional.ofNullable(byPlace.get(place));
    if (before.isPresent() && version.equals(versions.get(place))) {
      return before.get();
    }
    var known = before.map(Shown::file).orElse(file);
    Shown now;
    try {
      now = new Shown(known, title, known.read(), "");
    } catch (IOException e) {
      var last = before.map(Shown::content).orElse(SavedContent.empty());
      now = new Shown(known, title, last, e.getMessage());
    }
    byPlace.put(place, now);
    versions.put(place, version);
    return now;
  }

  @Override
  public void close() {
    thread.shutdown();
    try {
      thread.awaitTermination(5, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
