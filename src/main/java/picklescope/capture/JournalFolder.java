package picklescope.capture;

import java.io.IOException;
import java.lang.System.Logger;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
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

  private static final DateTimeFormatter NAME =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss-SSSSSSSSS").withZone(ZoneOffset.UTC);

  private final Path parent;
  private final Set<Path> ours = ConcurrentHashMap.newKeySet();

  /** Creates an object for a parent folder, which is created when it is needed. */
  public JournalFolder(Path parent) {
    this.parent = parent;
  }

  /** The locked folder of a new journal. */
  public final class SessionFolder implements AutoCloseable {
    private final Path folder;
    private final JournalFiles files;
    private final Optional<FolderLock> lock;

    private SessionFolder(Path folder, Optional<FolderLock> lock) {
      this.folder = folder;
      files = new JournalFiles(folder);
      this.lock = lock;
    }

    /** Returns the folder, for {@link Journal#Journal(Path, JournalLimits)}. */
    public Path folder() {
      return folder;
    }

    /**
     * Returns a folder for a journal of its own that nobody needs when this program has ended, such
     * as by being killed: the next start deletes it. It is not there yet.
     */
    public Path passing() {
      return files.passing();
    }

    /**
     * Marks the journal as one that is published at a place too; one that is left behind can be
     * published there by a later session then.
     *
     * @param isOffered whether it is offered to the user when it has been published; else it is
     *     deleted then
     */
    public void publishAs(PublishedAs place, boolean isOffered) throws IOException {
      new PublishedMark(folder).add(place, isOffered);
    }

    /**
     * Records that the broker of a place keeps all of it. To be called after publishing has ended.
     */
    public void confirmed(PublishedAs place) throws IOException {
      new PublishedMark(folder).confirm(place);
    }

    /**
     * Keeps the files for some minutes, though all brokers keep all of it, and releases the lock.
     * To be called after the journal has been closed, instead of {@link #delete}.
     */
    public void leaveConfirmed() throws IOException {
      if (files.bytes() == 0) {
        delete();
        return;
      }
      try {
        new PublishedMark(folder).offerNoLonger();
      } finally {
        close();
      }
    }

    /** Takes back {@link #publishAs}. */
    public void publishNoLonger(PublishedAs place) throws IOException {
      new PublishedMark(folder).remove(place);
    }

    /** Deletes the files and releases the lock. To be called after the journal has been closed. */
    public void delete() throws IOException {
      try {
        files.delete();
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
      long kept = files.bytes();
      int count = 1;
      if (kept == 0) {
        delete();
        return;
      }
      try {
        files.markAsKept();
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

  /**
   * Returns the captures that no program has locked, the newest first; empty ones are deleted. Each
   * is locked for a moment: threads look one after the other, or each would miss what another one
   * looks at.
   */
  public synchronized List<LeftBehind> leftBehind() throws IOException {
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
      var files = new JournalFiles(folder);
      files.deletePassing();
      long bytes = files.bytes();
      if (bytes > 0
          && isRecent(files.lastWritten())
          && !new PublishedMark(folder).isConfirmedLongAgo()) {
        return Optional.of(new LeftBehind(folder, lock.since(), bytes, files.areKept()));
      }
      files.delete();
    } catch (NoSuchFileException e) {
      // deleted by another program
    }
    return Optional.empty();
  }

  /** Deletes a folder whose program ended while creating it. */
  private static void deleteIfNeverBegun(Path folder) throws IOException {
    if (!FolderLock.isThere(folder) && !isRecent(Files.getLastModifiedTime(folder).toInstant())) {
      new JournalFiles(folder).delete();
    }
  }

  private static boolean isRecent(Instant time) {
    return time.isAfter(Instant.now().minus(KEPT));
  }
}
