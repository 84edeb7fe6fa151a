package picklescope.saved;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import picklescope.file.AtomicFile;
import picklescope.file.ChangeLock;
import picklescope.file.ShortPaths;
import picklescope.python.text.VisibleText;
import picklescope.saved.SavedFiles.Snapshot;
import picklescope.thread.Failures;

/**
 * Reads the files of saved sends at the opened paths, each again only when it has changed. A path
 * that cannot be used is reported in its entry; the others are read nevertheless. Confined to one
 * thread.
 */
final class OpenedSends {
  private static final int MAX_IN_FOLDER = 200;

  /** The most responders in all opened files, which the window can still draw. */
  private static final int MOST_RESPONDERS = 500;

  private final SavedSends own;
  private final Map<String, Snapshot> byPath = new TreeMap<>();
  private final Map<String, String> versions = new TreeMap<>();

  /** The entry of a text that is not a path, such as one with a NUL. */
  private record NotAPath(String problem) implements SavedSends {
    @Override
    public SavedContent read() throws IOException {
      throw new IOException(problem);
    }

    @Override
    public SavedContent change(Change change) throws IOException {
      throw new IOException(problem);
    }

    @Override
    public String version() {
      return "";
    }

    @Override
    public Optional<Path> location() {
      return Optional.empty();
    }
  }

  OpenedSends(SavedSends own) {
    this.own = own;
  }

  /** Discards what is known of the files, so that all are read again. */
  void forget() {
    versions.clear();
  }

  /** Returns the user's own file, then the files at the opened paths and in opened folders. */
  List<Snapshot> read(List<String> opened) {
    var all = new ArrayList<Snapshot>();
    all.add(read(own, "", ""));
    var shown = new Shown();
    for (String one : opened) {
      try {
        for (Snapshot found : at(one, Path.of(one), all)) {
          all.add(shown.fits(found.content()) ? found : tooMany(found));
        }
      } catch (InvalidPathException e) {
        all.add(problem(one, "It is not a path: %s.".formatted(e.getReason())));
      } catch (RuntimeException e) {
        Failures.report(e);
        all.add(
            problem(
                one, "It cannot be shown: that is a mistake in Picklescope (%s).".formatted(e)));
      }
    }
    return distinct(all);
  }

  /** Gives files that have the same title longer ones. */
  private static List<Snapshot> distinct(List<Snapshot> all) {
    var byTitle = all.stream().collect(Collectors.groupingBy(Snapshot::title));
    return all.stream()
        .map(one -> titled(one, byTitle.getOrDefault(one.title(), List.of())))
        .toList();
  }

  private static Snapshot titled(Snapshot file, List<Snapshot> alike) {
    if (alike.size() < 2) {
      return file;
    }
    var paths = alike.stream().flatMap(one -> one.file().location().stream()).toList();
    return file.titled(path -> ShortPaths.of(path, paths).toString());
  }

  /** What is shown of the opened files; the user's own one is always shown. */
  private static final class Shown {
    private long rows;
    private long responders;

    /** Returns whether a file is shown too. */
    boolean fits(SavedContent content) {
      long allRows = rows + SavedTree.rows(content.sends());
      long allResponders = responders + content.responders().size();
      boolean fits = allRows <= SavedTree.MOST_ROWS && allResponders <= MOST_RESPONDERS;
      if (fits) {
        rows = allRows;
        responders = allResponders;
      }
      return fits;
    }
  }

  private static Snapshot tooMany(Snapshot file) {
    return new Snapshot(
        file.file(),
        file.opened(),
        file.title(),
        SavedContent.empty(),
        String.format(
            Locale.ROOT,
            "Not shown: the opened files have more than %,d saved sends and folders, or %,d"
                + " responders. Close some.",
            SavedTree.MOST_ROWS,
            MOST_RESPONDERS));
  }

  private static Snapshot problem(String opened, String problem) {
    return new Snapshot(
        new NotAPath(problem), opened, VisibleText.line(opened), SavedContent.empty(), problem);
  }

  private List<Snapshot> at(String opened, Path path, List<Snapshot> before) {
    if (Files.isDirectory(path)) {
      return folder(opened, path);
    }
    boolean isListed =
        before.stream().anyMatch(one -> one.file().location().equals(Optional.of(path)));
    return isListed ? List.of() : List.of(read(file(path), opened, VisibleText.fileName(path)));
  }

  /**
   * Returns a file of the user. It is changed by the lock of their own file: a lock beside it would
   * be a strange file in their folder.
   */
  private SavedSendsFile file(Path path) {
    return new SavedSendsFile(path, own.location().map(ChangeLock::fileFor));
  }

  private List<Snapshot> folder(String opened, Path folder) {
    try (var files = Files.list(folder)) {
      return files
          .filter(file -> file.getFileName().toString().endsWith(".json"))
          .sorted()
          .limit(MAX_IN_FOLDER)
          .map(file -> inFolder(opened, folder, file))
          .flatMap(Optional::stream)
          .toList();
    } catch (IOException | UncheckedIOException e) {
      String problem = "The folder %s cannot be read.".formatted(folder);
      var unreadable = new SavedSendsFile(folder);
      return List.of(
          new Snapshot(
              unreadable, opened, VisibleText.fileName(folder), SavedContent.empty(), problem));
    }
  }

  /** Returns the content of a file in a folder; empty if it is other JSON. */
  private Optional<Snapshot> inFolder(String opened, Path folder, Path path) {
    var file = file(path);
    String version = file.version();
    if (version.equals(versions.get(path.toString()))) {
      return Optional.ofNullable(byPath.get(path.toString()));
    }
    if (file.isOfSends()) {
      return Optional.of(
          read(file, opened, VisibleText.fileName(folder) + "/" + VisibleText.fileName(path)));
    }
    byPath.remove(path.toString());
    versions.put(path.toString(), version);
    return Optional.empty();
  }

  private Snapshot read(SavedSends file, String opened, String title) {
    String path = file.location().map(Path::toString).orElse("");
    String version = file.version();
    var before = Optional.ofNullable(byPath.get(path));
    if (before.isPresent() && version.equals(versions.get(path))) {
      return before.get();
    }
    var known = before.map(Snapshot::file).orElse(file);
    Snapshot current;
    try {
      current = new Snapshot(known, opened, title, known.read(), "");
    } catch (IOException e) {
      var last = before.map(Snapshot::content).orElse(SavedContent.empty());
      current = new Snapshot(known, opened, title, last, AtomicFile.reason(e));
    }
    byPath.put(path, current);
    versions.put(path, version);
    return current;
  }
}
