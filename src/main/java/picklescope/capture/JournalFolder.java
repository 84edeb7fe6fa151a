package picklescope.capture;

import java.io.IOException;
import java.lang.System.Logger;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
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
import java.util.regex.Pattern;
import picklescope.file.PrivateFiles;

/**
 * The journals of a user's sessions: a folder for each, which its program keeps locked. A folder
 * without a lock was left by a program that crashed or was killed, or {@linkplain
 * SessionFolder#keep kept} by one that ended normally; {@link #leftBehind()} finds both.
 *
 * <p>Several programs may create, search and delete folders at the same time. The lock file is
 * locked before it gets its name, so that a folder in use never appears to be unlocked, and a
 * folder is deleted only while its lock is held. A program must use one object for a parent folder:
 * on many systems a lock is released when the program closes the locked file anywhere, so our own
 * lock files must not be opened again.
 */
public final class JournalFolder {
  /** The age at which captures that were left behind are deleted. */
  private static final Duration KEPT = Duration.ofDays(14);

  /** How many sessions are kept at most, so that many small ones do not pile up. */
  private static final int MOST_KEPT = 10;

  private static final Logger LOG = System.getLogger(JournalFolder.class.getName());
  private static final String SEGMENT = ".pcapng";

  /** The name of the file that marks a kept folder. */
  private static final String KEPT_MARK = "kept";

  /** What {@link JournalWriter} writes at the beginning of each file. */
  private static final Pattern FIRST_NUMBER =
      Pattern.compile("Datagrams from number (\\d{1,18})\\.");

  private static final int HEAD_BYTES = 256;

  private static final DateTimeFormatter NAME =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss-SSSSSSSSS").withZone(ZoneOffset.UTC);

  private static final Set<StandardOpenOption> CREATED =
      Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE);

  private final Path parent;
  private final Set<Path> ours = ConcurrentHashMap.newKeySet();

  /** Creates an object for a parent folder, which is created when it is needed. */
  public JournalFolder(Path parent) {
    this.parent = parent;
  }

  /** The locked folder of a new journal. */
  public final class SessionFolder implements AutoCloseable {
    private final Path folder;
    private final Optional<FolderLock> lock;

    private SessionFolder(Path folder, Optional<FolderLock> lock) {
      this.folder = folder;
      this.lock = lock;
    }

    /** Returns the folder, for {@link Journal#Journal(Path, JournalLimits)}. */
    public Path folder() {
      return folder;
    }

    /**
     * Marks the journal as one that is published under a name; one that is left behind can be
     * published by a later session then.
     *
     * @param isOffered whether it is offered to the user when it has been published; else it is
     *     deleted then
     */
    public void publishAs(String host, boolean isOffered) throws IOException {
      new PublishedMark(folder).publishAs(host, isOffered);
    }

    /**
     * Keeps the files for some minutes, though a broker keeps all of it, and releases the lock. To
     * be called after the journal has been closed, instead of {@link #delete}.
     *
     * @param host the name under which it is published
     * @param broker names the broker
     */
    public void leaveConfirmed(String host, String broker) throws IOException {
      if (bytes(folder) == 0) {
        delete();
        return;
      }
      try {
        new PublishedMark(folder).confirm(host, broker);
      } finally {
        close();
      }
    }

    /** Takes back {@link #publishAs}. */
    public void publishNoLonger() throws IOException {
      new PublishedMark(folder).delete();
    }

    /** Deletes the files and releases the lock. To be called after the journal has been closed. */
    public void delete() throws IOException {
      try {
        deleteFiles(folder);
      } finally {
        close();
      }
    }

    /**
     * Keeps the files for the next start, which finds them, and releases the lock. Of those that
     * were kept before, the newest stay, {@value #MOST_KEPT} with this one at most. Has the effect
     * of {@link #delete} if nothing could be written. To be called after the journal has been
     * closed.
     *
     * @param mostBytes how many bytes all of them have at most; this one stays in any case
     */
    public void keep(long mostBytes) throws IOException {
      long kept = bytes(folder);
      int count = 1;
      if (kept == 0) {
        delete();
        return;
      }
      try {
        PrivateFiles.open(folder.resolve(KEPT_MARK), CREATED).close();
        for (var before : leftBehind()) {
          if (before.wasKept()) {
            kept += before.bytes();
            count++;
            if (kept > mostBytes || count > MOST_KEPT) {
              before.delete();
            }
          }
        }
      } finally {
        close();
      }
    }

    /** Releases the lock; the files stay, and the next start finds them. */
    @Override
    public void close() throws IOException {
      if (lock.isPresent()) {
        lock.get().close();
      }
      ours.remove(folder);
    }
  }

  /**
   * The capture of a program that has ended.
   *
   * @param folder its journal's folder
   * @param started the time at which it was started
   * @param bytes its size in bytes
   * @param wasKept whether it was kept by a program that ended normally
   */
  public record LeftBehind(Path folder, Instant started, long bytes, boolean wasKept) {
    /**
     * Opens the capture. The last block may be incomplete; it is read up to the last complete one.
     */
    public CaptureFile open() throws IOException {
      return CaptureFile.open(files(folder, SEGMENT).toArray(Path[]::new));
    }

    /** Returns the name under which it was to be published; empty if it was not. */
    public String publishedAs() throws IOException {
      return new PublishedMark(folder).host();
    }

    /** Returns the broker that had all of it when its program ended; empty if none had. */
    public String confirmedBy() throws IOException {
      return new PublishedMark(folder).confirmedBy();
    }

    /**
     * Records that all of it is published. It is deleted, after some minutes, unless it is offered
     * to the user.
     *
     * @param broker names the broker
     */
    public void published(String broker) throws IOException {
      var mark = new PublishedMark(folder);
      if (mark.isOffered()) {
        mark.delete();
      } else if (mark.confirmedBy().isEmpty()) {
        mark.confirm(mark.host(), broker);
      }
    }

    /** Returns its files in their order. */
    public List<Part> parts() throws IOException {
      var parts = new ArrayList<Part>();
      for (Path file : files(folder, SEGMENT)) {
        try (var in = Files.newInputStream(file)) {
          var comment =
              FIRST_NUMBER.matcher(
                  new String(in.readNBytes(HEAD_BYTES), StandardCharsets.ISO_8859_1));
          if (comment.find()) {
            parts.add(new Part(file, Long.parseLong(comment.group(1))));
          }
        }
      }
      return parts;
    }

    /**
     * Deletes the capture permanently. Has no effect if another program has locked or deleted it.
     */
    public void delete() throws IOException {
      try (var lock = FolderLock.take(folder)) {
        if (lock.isHeld()) {
          deleteFiles(folder);
        }
      }
    }
  }

  /**
   * A file of a capture that was left behind.
   *
   * @param first the number of its first datagram
   */
  public record Part(Path file, long first) {}

  /**
   * Creates a folder for a new journal. If that fails the folder is returned anyway; the journal
   * then reports the failure and continues in memory.
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
        name = name + "-" + again; // created at the same time by another program
      } catch (IOException e) {
        return new SessionFolder(folder, Optional.empty());
      }
    }
  }

  /** Returns the captures that no program has locked, the newest first; empty ones are deleted. */
  public List<LeftBehind> leftBehind() throws IOException {
    var found = new ArrayList<LeftBehind>();
    if (!Files.isDirectory(parent)) {
      return found;
    }
    try (var folders = Files.newDirectoryStream(parent, JournalFolder::isFolder)) {
      for (Path folder : folders) {
        if (!ours.contains(folder)) {
          try {
            inspect(folder).ifPresent(found::add);
          } catch (IOException e) { // such as another user's; the others are offered anyway
            LOG.log(Logger.Level.WARNING, "An earlier session cannot be read: " + e);
          }
        }
      }
    }
    found.sort(Comparator.comparing(LeftBehind::started).reversed());
    return found;
  }

  /** A link is not followed: it may lead to a folder of the user's own captures. */
  private static boolean isFolder(Path path) {
    return Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS);
  }

  /** Returns the capture in a folder if it is to be offered to the user; deletes it otherwise. */
  private static Optional<LeftBehind> inspect(Path folder) throws IOException {
    try (var lock = FolderLock.take(folder)) {
      if (!lock.isHeld()) {
        deleteIfNeverBegun(folder);
        return Optional.empty();
      }
      long bytes = bytes(folder);
      if (bytes > 0
          && isRecent(lastWritten(folder))
          && !new PublishedMark(folder).isConfirmedLongAgo()) {
        boolean kept = Files.exists(folder.resolve(KEPT_MARK));
        return Optional.of(new LeftBehind(folder, lock.since(), bytes, kept));
      }
      deleteFiles(folder);
    } catch (NoSuchFileException e) {
      // deleted by another program
    }
    return Optional.empty();
  }

  /** Deletes a folder whose program ended while creating it. */
  private static void deleteIfNeverBegun(Path folder) throws IOException {
    if (!FolderLock.isThere(folder) && !isRecent(Files.getLastModifiedTime(folder).toInstant())) {
      deleteFiles(folder);
    }
  }

  private static boolean isRecent(Instant time) {
    return time.isAfter(Instant.now().minus(KEPT));
  }

  /** Returns the time of the newest file of a folder that has at least one. */
  private static Instant lastWritten(Path folder) throws IOException {
    var newest = Instant.EPOCH;
    for (Path file : files(folder, "")) {
      var time = Files.getLastModifiedTime(file).toInstant();
      newest = time.isAfter(newest) ? time : newest;
    }
    return newest;
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
      return files
          .filter(file -> file.toString().endsWith(ending) && FolderLock.isFile(file))
          .sorted()
          .toList();
    }
  }

  /**
   * Deletes the files of a journal, the lock file last. A folder with other files is not deleted.
   */
  private static void deleteFiles(Path folder) throws IOException {
    for (Path segment : files(folder, SEGMENT)) {
      Files.deleteIfExists(segment);
    }
    for (Path begun : files(folder, SegmentFile.BEGUN)) {
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
