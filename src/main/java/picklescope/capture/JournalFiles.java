package picklescope.capture;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import picklescope.file.PrivateFiles;

/** The files of a journal that has been closed, in its folder. */
final class JournalFiles {
  private static final String SEGMENT = ".pcapng";

  /** The name of the file that marks a kept folder. */
  private static final String KEPT_MARK = "kept";

  /** The name of the folder of a journal that nobody needs when its program has ended. */
  private static final String PASSING = "warm-up";

  /** What {@link JournalWriter} writes at the beginning of each file. */
  private static final Pattern FIRST_NUMBER =
      Pattern.compile("Datagrams from number (\\d{1,18})\\.");

  private static final int HEAD_BYTES = 256;

  private static final Set<StandardOpenOption> CREATED =
      Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE);

  private final Path folder;

  JournalFiles(Path folder) {
    this.folder = folder;
  }

  /** Marks them as kept by a program that ended normally. */
  void markAsKept() throws IOException {
    PrivateFiles.open(folder.resolve(KEPT_MARK), CREATED).close();
  }

  /** Returns whether they are {@linkplain #markAsKept marked} as kept. */
  boolean areKept() {
    return Files.exists(folder.resolve(KEPT_MARK));
  }

  /** Returns the folder for a journal that nobody needs when its program has ended. */
  Path passing() {
    return folder.resolve(PASSING);
  }

  /** Deletes {@link #passing}, if it is there. */
  void deletePassing() throws IOException {
    if (Files.isDirectory(passing(), LinkOption.NOFOLLOW_LINKS)) {
      new JournalFiles(passing()).delete();
    }
  }

  /** Returns the files with datagrams, in their order. */
  List<Path> segments() throws IOException {
    return files(SEGMENT);
  }

  /** Returns the files with datagrams and their first numbers, in their order. */
  List<LeftBehind.Part> parts() throws IOException {
    var parts = new ArrayList<LeftBehind.Part>();
    for (Path file : segments()) {
      try (var in = Files.newInputStream(file)) {
        var comment =
            FIRST_NUMBER.matcher(
                new String(in.readNBytes(HEAD_BYTES), StandardCharsets.ISO_8859_1));
        if (comment.find()) {
          parts.add(new LeftBehind.Part(file, Long.parseLong(comment.group(1))));
        }
      }
    }
    return parts;
  }

  /** Returns the time of the newest file; there must be at least one. */
  Instant lastWritten() throws IOException {
    var newest = Instant.EPOCH;
    for (Path file : files("")) {
      var time = Files.getLastModifiedTime(file).toInstant();
      newest = time.isAfter(newest) ? time : newest;
    }
    return newest;
  }

  /** Returns the size of the files with datagrams. */
  long bytes() throws IOException {
    long bytes = 0;
    for (Path segment : segments()) {
      bytes += Files.size(segment);
    }
    return bytes;
  }

  private List<Path> files(String ending) throws IOException {
    try (var files = Files.list(folder)) {
      return files
          .filter(file -> file.toString().endsWith(ending) && FolderLock.isFile(file))
          .sorted()
          .toList();
    }
  }

  /** Deletes them, the lock file last, and the folder. A folder with other files is not deleted. */
  void delete() throws IOException {
    deletePassing();
    for (Path segment : segments()) {
      Files.deleteIfExists(segment);
    }
    for (Path begun : files(SegmentFile.BEGUN)) {
      Files.deleteIfExists(begun);
    }
    Files.deleteIfExists(folder.resolve(KEPT_MARK));
    new PublishedMark(folder).delete();
    FolderLock.delete(folder);
    try {
      Files.deleteIfExists(folder);
    } catch (DirectoryNotEmptyException e) {
      // The folder contains other files, which are not deleted.
    }
  }
}
