package picklescope.file;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;

/**
 * The right of one program to read, change and replace small files, while others that ask for it
 * wait. It is the lock of a private file of its own, which stays: the changed file cannot be
 * locked, because another one takes its place. The system releases the lock when the program ends.
 *
 * <p>One thread of a program at a time may ask for it: on many systems a lock is released when the
 * program closes the locked file anywhere.
 */
public final class ChangeLock implements AutoCloseable {
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(4);
  private static final Duration INTERVAL = Duration.ofMillis(5);

  private final Optional<FileChannel> channel;

  private ChangeLock(Optional<FileChannel> channel) {
    this.channel = channel;
  }

  /** Returns the path of the lock file for changes of a file. */
  public static Path fileFor(Path changed) {
    return changed.resolveSibling(changed.getFileName() + ".lock");
  }

  /**
   * Waits until no other program has the right, 4 seconds at most. Whoever does not get it, as on a
   * network drive without locks, may go on: then two changes at the same moment are not kept apart.
   *
   * @param file the lock file, which is created with its folder if it is not there
   */
  public static ChangeLock take(Path file) {
    try {
      var folder = file.getParent();
      if (folder != null) {
        PrivateFiles.createFolders(folder);
      }
      if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)
          && !Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
        return new ChangeLock(Optional.empty()); // to open a pipe might take for ever
      }
      return new ChangeLock(Optional.of(locked(file)));
    } catch (IOException e) {
      return new ChangeLock(Optional.empty()); // if nothing can be written, the change reports it
    }
  }

  private static FileChannel locked(Path file) throws IOException {
    var channel =
        PrivateFiles.open(
            file,
            Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS));
    try {
      long end = System.nanoTime() + LONGEST_WAIT.toNanos();
      while (!isLocked(channel) && System.nanoTime() - end < 0) {
        LockSupport.parkNanos(INTERVAL.toNanos());
      }
      return channel;
    } catch (IOException e) {
      channel.close();
      throw e;
    }
  }

  private static boolean isLocked(FileChannel channel) throws IOException {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException e) {
      return false; // another thread of this program has it
    }
  }

  @Override
  public void close() {
    if (channel.isPresent()) {
      try {
        channel.get().close();
      } catch (IOException e) {
        // The system releases it when the program ends; others wait for a bounded time.
      }
    }
  }
}
