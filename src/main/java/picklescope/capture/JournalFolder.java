package picklescope.capture;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import picklescope.file.PrivateFiles;

/**
 * Where the journals of a user's sessions lie: a folder for each, which its program holds locked. A
 * folder that nobody holds belongs to a program that has ended without cleaning up, by a crash or
 * because it was killed; {@link #leftBehind()} finds it.
 *
 * <p>Several programs may begin, look and delete at once. A folder's lock is taken before it has
 * its name, so that no folder in use is ever seen without; and what is deleted is deleted while its
 * lock is held. A program uses one of these for a parent folder: on many systems a lock is let go
 * when the program closes the locked file anywhere, so our own is never opened a second time.
 */
public final class JournalFolder {
  /** What has been left behind goes after that time. */
  private static final Duration KEPT = Duration.ofDays(14);

  private static final String SEGMENT = ".pcapng";
  private static final DateTimeFormatter NAME =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss-SSSSSSSSS").withZone(ZoneOffset.UTC);

  private final Path parent;
  private final Set<Path> ours = ConcurrentHashMap.newKeySet();

  /** The journals in that folder, which is made when it is needed. */
  public JournalFolder(Path parent) {
    this.parent = parent;
  }

  /** A place for a new journal, ours until it is closed. */
  public final class SessionFolder implements AutoCloseable {
    private final Path folder;
    private final Optional<FolderLock> lock;

    private SessionFolder(Path folder, Optional<FolderLock> lock) {
      this.folder = folder;
      this.lock = lock;
    }

    /** For {@link Journal#Journal(Path, JournalLimits)}. */
    public Path folder() {
      return folder;
    }

    /** Deletes the files and lets go of the place; after the journal has been closed. */
    public void delete() throws IOException {
      try {
        deleteFiles(folder);
      } finally {
        close();
      }
    }

    /** Lets go of the place; the files stay, and the next start finds them. */
    @Override
    public void close() throws IOException {
      if (lock.isPresent()) {
        lock.get().close();
      }
      ours.remove(folder);
    }
  }

  /**
   * The capture of a program that has ended without cleaning up.
   *
   * @param folder its journal's folder
   * @param started when it began
   * @param bytes what it holds
   */
  public record LeftBehind(Path folder, Instant started, long bytes) {
    /**
     * Opens it. What was being written when the program ended may be cut: it is shown up to the
     * last whole block.
     */
    public CaptureFile open() throws IOException {
      return CaptureFile.open(files(folder, SEGMENT).toArray(Path[]::new));
    }

    /** Deletes it, for ever; nothing happens if somebody else has, or is about to. */
    public void delete() throws IOException {
      try (var lock = FolderLock.take(folder)) {
        if (lock.isHeld()) {
          deleteFiles(folder);
        }
      }
    }
  }

  /**
   * A place for a new journal. If it cannot be made it is given all the same: the journal then says
   * so and goes on in memory.
   */
  public SessionFolder begin() {
    String name = NAME.format(Instant.now()) + "-" + ProcessHandle.current().pid();
    for (int again = 2; ; again++) {
      var folder = parent.resolve(name);
      try {
        PrivateFiles.createFolders(parent);
        ours.add(folder);
        PrivateFiles.createFolder(folder);
        return new SessionFolder(folder, Optional.of(FolderLock.begin(folder)));
      } catch (FileAlreadyExistsException e) {
        if (!Files.isDirectory(folder)) {
          return new SessionFolder(folder, Optional.empty());
        }
        ours.remove(folder);
        name = name + "-" + again; // begun at the same time
      } catch (IOException e) {
        return new SessionFolder(folder, Optional.empty());
      }
    }
  }

  /** Captures that nobody holds, the newest first; those without a datagram are deleted. */
  public List<LeftBehind> leftBehind() throws IOException {
    var found = new ArrayList<LeftBehind>();
    if (!Files.isDirectory(parent)) {
      return found;
    }
    try (var folders = Files.newDirectoryStream(parent, Files::isDirectory)) {
      for (Path folder : folders) {
        if (!ours.contains(folder)) {
          look(folder).ifPresent(found::add);
        }
      }
    }
    found.sort(Comparator.comparing(LeftBehind::started).reversed());
    return found;
  }

  /** What lies there, if it is worth an offer; else it goes. */
  private static Optional<LeftBehind> look(Path folder) throws IOException {
    try (var lock = FolderLock.take(folder)) {
      if (!lock.isHeld()) {
        deleteIfNeverBegun(folder);
        return Optional.empty();
      }
      long bytes = bytes(folder);
      var started = lock.since();
      if (bytes > 0 && isKept(started)) {
        return Optional.of(new LeftBehind(folder, started, bytes));
      }
      deleteFiles(folder);
    } catch (NoSuchFileException e) {
      // Another program that has just been started has deleted it.
    }
    return Optional.empty();
  }

  /** One whose program ended while it was being begun. */
  private static void deleteIfNeverBegun(Path folder) throws IOException {
    if (!FolderLock.isThere(folder) && !isKept(Files.getLastModifiedTime(folder).toInstant())) {
      deleteFiles(folder);
    }
  }

  private static boolean isKept(Instant since) {
    return since.isAfter(Instant.now().minus(KEPT));
  }

  private static long bytes(Path folder) throws IOException {
    long bytes = 0;
    for (Path segment : files(folder, SEGMENT)) {
      bytes += Files.size(segment);
    }
    return bytes;
  }

  private static List<Path> files(Path folder, String ending) throws IOException {
    try (var files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(ending)).sorted().toList();
    }
  }

  /** Only what a journal makes, the lock last: a folder that holds anything else stays. */
  private static void deleteFiles(Path folder) throws IOException {
    for (Path segment : files(folder, SEGMENT)) {
      Files.deleteIfExists(segment);
    }
    for (Path begun : files(folder, SegmentFile.BEGUN)) {
      Files.deleteIfExists(begun);
    }
    FolderLock.delete(folder);
    try {
      Files.deleteIfExists(folder);
    } catch (DirectoryNotEmptyException e) {
      // Somebody has put something else there, which is not ours to delete.
    }
  }
}
