package picklescope.session;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import picklescope.capture.Journal;
import picklescope.capture.JournalLimits;
import picklescope.net.Ports;

/**
 * Receives and writes what nobody sees, so that the real messages are received fast from the first
 * one on. All of the way of a datagram is walked, the files with it: code that is compiled without
 * having seen a file is compiled anew, and slow meanwhile, as soon as there is one.
 */
public final class WarmUp {
  /** Small pieces, so that the end of each kind of piece is met. */
  private static final JournalLimits LIMITS =
      new JournalLimits(64 << 20, 1 << 20, 16 << 20, 256 << 10);

  private WarmUp() {}

  /** Does it, or as much as it comes to in about that time. Leaves nothing behind. */
  public static void run(long nanos) {
    run(Path.of(System.getProperty("java.io.tmpdir")), nanos);
  }

  static void run(Path parent, long nanos) {
    try {
      var folder = Files.createTempDirectory(parent, "picklescope-warm-up");
      try (var unseen = new Journal(folder, LIMITS)) {
        Ports.warmUp(unseen, nanos);
      } finally {
        delete(folder);
      }
    } catch (IOException e) {
      // Then the first real ones cost more: nothing that the user could do about it.
    }
  }

  private static void delete(Path folder) throws IOException {
    List<Path> files;
    try (var list = Files.list(folder)) {
      files = list.toList();
    }
    for (var file : files) {
      Files.delete(file);
    }
    Files.delete(folder);
  }
}
