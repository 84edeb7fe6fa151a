package picklescope.saved;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import picklescope.saved.SavedFiles.Shown;
import picklescope.thread.Failures;

/**
 * The files of saved sends at the paths that were opened, each read again when it has changed. A
 * path that cannot be used is reported in its place, and the others are read all the same. One
 * thread.
 */
final class OpenedSends {
  private static final int MOST_IN_FOLDER = 200;

  private final SavedSends own;
  private final Map<String, Shown> byPlace = new TreeMap<>();
  private final Map<String, String> versions = new TreeMap<>();

  /** A path that is none, such as one with a NUL. */
  private record NoPath(String problem) implements SavedSends {
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
    public Optional<Path> place() {
      return Optional.empty();
    }
  }

  OpenedSends(SavedSends own) {
    this.own = own;
  }

  /** Reads all again the next time. */
  void forget() {
    versions.clear();
  }

  /** Returns the user's own, then the files at those paths and in those folders. */
  List<Shown> look(List<String> opened) {
    var now = new ArrayList<Shown>();
    now.add(look(own, "", ""));
    for (String one : opened) {
      try {
        now.addAll(at(one, Path.of(one), now));
      } catch (InvalidPathException e) {
        now.add(problem(one, "It is not a path: %s.".formatted(e.getReason())));
      } catch (RuntimeException e) {
        Failures.report(e);
        now.add(
            problem(
                one, "It cannot be shown: that is a mistake in Picklescope (%s).".formatted(e)));
      }
    }
    return List.copyOf(now);
  }

  private static Shown problem(String opened, String problem) {
    String title = opened.replaceAll("\\p{Cntrl}", "\ufffd");
    return new Shown(new NoPath(problem), opened, title, SavedContent.empty(), problem);
  }

  private List<Shown> at(String opened, Path place, List<Shown> before) {
    if (Files.isDirectory(place)) {
      return folder(opened, place);
    }
    boolean again = before.stream().anyMatch(one -> one.file().place().equals(Optional.of(place)));
    return again ? List.of() : List.of(look(new SavedSendsFile(place), opened, title(place)));
  }

  /** What the user knows a place by: its last name, where it has one. */
  private static String title(Path place) {
    return Optional.ofNullable(place.getFileName()).orElse(place).toString();
  }

  private List<Shown> folder(String opened, Path folder) {
    try (var files = Files.list(folder)) {
      return files
          .filter(file -> file.getFileName().toString().endsWith(".json"))
          .sorted()
          .limit(MOST_IN_FOLDER)
          .map(file -> inFolder(opened, folder, file))
          .flatMap(Optional::stream)
          .toList();
    } catch (IOException | UncheckedIOException e) {
      String problem = "The folder %s cannot be read.".formatted(folder);
      var none = new SavedSendsFile(folder);
      return List.of(new Shown(none, opened, title(folder), SavedContent.empty(), problem));
    }
  }

  /** Other JSON may lie beside it: empty for that. */
  private Optional<Shown> inFolder(String opened, Path folder, Path path) {
    var file = new SavedSendsFile(path);
    String version = file.version();
    if (version.equals(versions.get(path.toString()))) {
      return Optional.ofNullable(byPlace.get(path.toString()));
    }
    if (file.isOfSends()) {
      return Optional.of(look(file, opened, title(folder) + "/" + path.getFileName()));
    }
    byPlace.remove(path.toString());
    versions.put(path.toString(), version);
    return Optional.empty();
  }

  private Shown look(SavedSends file, String opened, String title) {
    String place = file.place().map(Path::toString).orElse("");
    String version = file.version();
    var before = Optional.ofNullable(byPlace.get(place));
    if (before.isPresent() && version.equals(versions.get(place))) {
      return before.get();
    }
    var known = before.map(Shown::file).orElse(file);
    Shown now;
    try {
      now = new Shown(known, opened, title, known.read(), "");
    } catch (IOException e) {
      var last = before.map(Shown::content).orElse(SavedContent.empty());
      now = new Shown(known, opened, title, last, e.getMessage());
    }
    byPlace.put(place, now);
    versions.put(place, version);
    return now;
  }
}
