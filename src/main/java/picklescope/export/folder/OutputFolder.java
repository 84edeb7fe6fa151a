package picklescope.export.folder;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;
import picklescope.file.PrivateFiles;
import picklescope.python.text.VisibleText;

/**
 * The folder of an export. Files are written into a hidden folder inside it, and moved when all are
 * complete, so that no incomplete file has the name of a complete one. The description is the last
 * one that is moved.
 */
final class OutputFolder implements AutoCloseable {
  private final Path folder;
  private final Path hidden;
  private final boolean created;
  private boolean complete;

  /**
   * Creates the folder if it is not there.
   *
   * @param force whether the files of an earlier export may be replaced
   * @throws IOException if it cannot be written to, or has files that are not replaced; the message
   *     is for the user
   */
  OutputFolder(Path folder, boolean force) throws IOException {
    this.folder = folder;
    boolean there = Files.exists(folder);
    if (there && !Files.isDirectory(folder)) {
      throw new IOException("%s is a file: name a folder.".formatted(text()));
    }
    try {
      if (there && !force && !isEmpty()) {
        throw new FolderNotEmptyException(text());
      }
      if (there) {
        earlier(); // before all is written for nothing
      }
      created = !there;
      Files.createDirectories(folder);
      hidden = Files.createTempDirectory(folder, ".export-");
    } catch (FileSystemException e) {
      throw new IOException(
          "Files cannot be written to %s (%s): name another folder.".formatted(text(), reason(e)),
          e);
    }
  }

  private String text() {
    return "'" + VisibleText.line(folder.toString()) + "'";
  }

  private static String reason(FileSystemException e) {
    return switch (e) {
      case AccessDeniedException _ -> "no permission";
      case FileAlreadyExistsException _ -> "a file is in the way";
      default -> e.getReason() == null ? String.valueOf(e.getMessage()) : e.getReason();
    };
  }

  /** Returns what a failure to write is for the user. */
  IOException notWritten(IOException cause) {
    String why =
        cause instanceof FileSystemException file
            ? reason(file)
            : String.valueOf(cause.getMessage());
    return new IOException(
        "The tables could not be written to %s: %s. Nothing was written; name another folder, or"
                .formatted(text(), why)
            + " delete files.",
        cause);
  }

  private boolean isEmpty() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.findAny().isEmpty();
    }
  }

  /**
   * Returns the files of an earlier export.
   *
   * @throws IOException if another file has the name of a table or of the description; the message
   *     is for the user
   */
  private List<Path> earlier() throws IOException {
    var ours = ours();
    if (ours.isEmpty()) {
      return ours;
    }
    var description = folder.resolve(TableNames.DESCRIPTION);
    if (!ours.contains(description)) {
      throw new IOException(
          "%s is no earlier export, since it has no %s, but it has '%s': name another folder."
              .formatted(text(), TableNames.DESCRIPTION, ours.getFirst().getFileName()));
    }
    var tables = EarlierExport.tables(description);
    if (tables.isEmpty()) {
      throw new IOException(
          "%s is no earlier export, since its %s is of something else: name another folder."
              .formatted(text(), TableNames.DESCRIPTION));
    }
    for (Path file : ours) {
      String name = file.getFileName().toString();
      if (!file.equals(description) && !tables.get().contains(name)) {
        throw new IOException(
            "'%s' is not of the earlier export in %s, whose %s does not name it: move it away, or name another folder."
                .formatted(name, text(), TableNames.DESCRIPTION));
      }
    }
    return ours;
  }

  /** Returns the files that have names of an export's. */
  private List<Path> ours() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(TableNames::isOurs).filter(Files::isRegularFile).sorted().toList();
    }
  }

  /** Returns where a file is written until all are complete. */
  Path file(String name) {
    return hidden.resolve(name);
  }

  /**
   * Moves the files to their place, in this order, and deletes those of an earlier export.
   *
   * @throws IOException if a file cannot be moved
   */
  void complete(List<String> names) throws IOException {
    for (Path file : earlier()) {
      Files.delete(file);
    }
    for (String name : names) {
      PrivateFiles.release(hidden.resolve(name), folder.resolve(name));
      Files.move(hidden.resolve(name), folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
    }
    complete = true;
  }

  /** Deletes what is not complete; the folder too if it was created for it. */
  @Override
  public void close() throws IOException {
    List<Path> left;
    try (Stream<Path> files = Files.list(hidden)) {
      left = files.toList();
    }
    for (Path file : left) {
      Files.delete(file);
    }
    Files.delete(hidden);
    if (created && !complete && isEmpty()) {
      Files.delete(folder);
    }
  }
}
