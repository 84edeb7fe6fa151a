package picklescope.capture;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import picklescope.file.PrivateFiles;

/**
 * Marks a folder as being in use, by a locked file in it. The system releases the lock when the
 * program ends, for whatever reason. The file gets its name only after it is locked, so a folder
 * without this file is just being created.
 */
final class FolderLock implements AutoCloseable {
  private static final String NAME = "lock";

  /** The name of the file until it is locked. */
  private static final String BEGUN = NAME + SegmentFile.BEGUN;

  private final Path folder;
  private final Optional<FileChannel> channel;

  private FolderLock(Path folder, Optional<FileChannel> channel) {
    this.folder = folder;
    this.channel = channel;
  }

  /** Locks a new folder. */
  static FolderLock begin(Path folder) throws IOException {
    var begun = folder.resolve(BEGUN);
    var channel =
        PrivateFiles.open(begun, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE));
    try {
      channel.lock();
      Files.move(begun, folder.resolve(NAME), StandardCopyOption.ATOMIC_MOVE);
      return new FolderLock(folder, Optional.of(channel));
    } catch (IOException e) {
      channel.close();
      throw e;
    }
  }

  /** Tries to lock an existing folder, which fails if it is locked or just being created. */
  static FolderLock take(Path folder) throws IOException {
    if (!isFile(folder.resolve(NAME))) {
      return new FolderLock(folder, Optional.empty());
    }
    try {
      var channel = FileChannel.open(folder.resolve(NAME), StandardOpenOption.WRITE);
      try {
        if (channel.tryLock() != null && isThere(folder)) {
          return new FolderLock(folder, Optional.of(channel));
        }
      } catch (OverlappingFileLockException e) {
        // locked by this program
      } catch (IOException e) {
        channel.close();
        throw e;
      }
      channel.close();
    } catch (NoSuchFileException e) {
      // just being created or deleted
    }
    return new FolderLock(folder, Optional.empty());
  }

  /** Returns whether a path is a file of its own: to open a pipe might take for ever. */
  static boolean isFile(Path path) {
    return Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS);
  }

  /** Returns whether the lock file exists. */
  static boolean isThere(Path folder) {
    return Files.exists(folder.resolve(NAME));
  }

  boolean isHeld() {
    return channel.isPresent();
  }

  /** Returns the time at which the folder was created. */
  Instant since() throws IOException {
    return Files.getLastModifiedTime(folder.resolve(NAME)).toInstant();
  }

  /** Deletes the lock file of a locked folder. */
  static void delete(Path folder) throws IOException {
    Files.deleteIfExists(folder.resolve(NAME));
  }

  @Override
  public void close() throws IOException {
    if (channel.isPresent()) {
      channel.get().close();
    }
  }
}
