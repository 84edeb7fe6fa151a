package picklescope.capture;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
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

/**
 * Where the journals of a user's sessions lie: a folder for each, which its program holds locked. A
 * folder that nobody holds belongs to a program that has ended without cleaning up, by a crash or
 * because it was killed; {@link #leftBehind()} finds it.
 */
public final class JournalFolder {
  /** What has been left behind goes after that time. */
  private static final Duration KEPT = Duration.ofDays(14);

  private static final String LOCK = "lock";
  private static final String SEGMENT = ".pcapng";
  private static final DateTimeFormatter NAME =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss-SSS").withZone(ZoneOffset.UTC);

  private final Path parent;

  /** The journals in that folder, which is made when it is needed. */
  public JournalFolder(Path parent) {
    this.parent = parent;
  }

  /** A place for a new journal, ours until it is closed. */
  public static final class Place implements AutoCloseable {
    private final Path folder;
    private final Optional<FileChannel> lock;

    private Place(Path folder, Optional<FileChannel> lock) {
      this.folder = folder;
      this.lock = lock;
    }

    /** For {@link Journal#Journal(Path, JournalLimits)}. */
    public Path folder() {
      return folder;
    }

    /** Deletes the files; after the journal has been closed. */
    public void delete() throws IOException {
      close();
      deleteAll(folder);
    }

    /** Lets go of the place; the files stay, and the next start finds them. */
    @Override
    public void close() throws IOException {
      if (lock.isPresent()) {
        lock.get().close();
      }
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

    /** Deletes it, for ever. */
    public void delete() throws IOException {
      deleteAll(folder);
    }
  }

  /**
   * A place for a new journal. If it cannot be made it is given all the same: the journal then says
   * so and goes on in memory.
   */
  public Place begin() {
    var folder = parent.resolve(NAME.format(Instant.now()) + "-" + ProcessHandle.current().pid());
    try {
      Files.createDirectories(folder);
      var channel =
          FileChannel.open(
              folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      channel.lock();
      return new Place(folder, Optional.of(channel));
    } catch (IOException e) {
      return new Place(folder, Optional.empty());
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
        if (Files.exists(folder.resolve(LOCK)) && !isHeld(folder)) {
          long bytes = bytes(folder);
          var started = Files.getLastModifiedTime(folder.resolve(LOCK)).toInstant();
          if (bytes == 0 || started.isBefore(Instant.now().minus(KEPT))) {
            deleteAll(folder);
          } else {
            found.add(new LeftBehind(folder, started, bytes));
          }
        }
      }
    }
    found.sort(Comparator.comparing(LeftBehind::started).reversed());
    return found;
  }

  private static boolean isHeld(Path folder) throws IOException {
    try (var channel = FileChannel.open(folder.resolve(LOCK), StandardOpenOption.WRITE);
        FileLock lock = channel.tryLock()) {
      return lock == null;
    } catch (OverlappingFileLockException e) {
      return true; // by this very program
    }
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

  /** Only what a journal makes: a folder that holds anything else stays. */
  private static void deleteAll(Path folder) throws IOException {
    for (Path segment : files(folder, SEGMENT)) {
      Files.deleteIfExists(segment);
    }
    for (Path begun : files(folder, SegmentFile.BEGUN)) {
      Files.deleteIfExists(begun);
    }
    Files.deleteIfExists(folder.resolve(LOCK));
    Files.deleteIfExists(folder);
  }
}
