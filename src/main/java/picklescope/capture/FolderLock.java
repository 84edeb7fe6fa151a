package picklescope.capture;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import picklescope.file.PrivateFiles;

/**
 * Says that a program is using a folder: a file in it that the program holds locked, and that the
 * system lets go of however the program ends. The file has its name only when it is locked: a
 * folder without is one that is just being begun.
 */
final class FolderLock implements AutoCloseable {
  private static final String NAME = "lock";

  /** What the file is called until it is locked. */
  private static final String BEGUN = NAME + SegmentFile.BEGUN;

  private final Path folder;
  private final Optional<FileChannel> channel;

  private FolderLock(Path folder, Optional<FileChannel> channel) {
    this.folder = folder;
    this.channel = channel;
  }

  /** Locks a new folder that nobody else has. */
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

  /** Locks a folder that its program has left behind, if nobody else has it and it has begun. */
  static FolderLock take(Path folder) throws IOException {
    try {
      var channel = FileChannel.open(folder.resolve(NAME), StandardOpenOption.WRITE);
      try {
        if (channel.tryLock() != null && isThere(folder)) {
          return new FolderLock(folder, Optional.of(channel));
        }
      } catch (OverlappingFileLockException e) {
        // By this very program.
      } catch (IOException e) {
        channel.close();
        throw e;
      }
      channel.close();
    } catch (NoSuchFileException e) {
      // Just being begun, or just deleted.
    }
    return new FolderLock(folder, Optional.empty());
  }

  /** Whether a folder has been begun and not deleted. */
  static boolean isThere(Path folder) {
    return Files.exists(folder.resolve(NAME));
  }

  boolean isHeld() {
    return channel.isPresent();
  }

  /** When the folder was begun. */
  Instant since() throws IOException {
    return Files.getLastModifiedTime(folder.resolve(NAME)).toInstant();
  }

  /** Deletes the file of a folder that is locked; who else waits for it then finds it gone. */
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
