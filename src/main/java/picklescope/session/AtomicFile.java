package picklescope.session;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** Files that are written as a whole or not at all. */
final class AtomicFile {
  private AtomicFile() {}

  /** A last look before a file is replaced. */
  @FunctionalInterface
  interface Check {
    boolean holds() throws IOException;
  }

  static void write(Path file, byte[] bytes) throws IOException {
    write(file, bytes, () -> true);
  }

  /**
   * Writes a file if a check still holds when all is ready.
   *
   * @return whether it did
   */
  static boolean write(Path file, byte[] bytes, Check check) throws IOException {
    // Through a symbolic link, so that a file kept elsewhere (a dotfiles folder) stays there.
    Path target = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
    Path written = Files.createTempFile(target.getParent(), "writing-", ".tmp");
    try {
      try (var channel = FileChannel.open(written, StandardOpenOption.WRITE)) {
        var buffer = ByteBuffer.wrap(bytes);
        while (buffer.hasRemaining()) {
          channel.write(buffer);
        }
        channel.force(true);
      }
      if (!check.holds()) {
        return false;
      }
      Files.move(
          written, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      return true;
    } finally {
      Files.deleteIfExists(written);
    }
  }

  /** Why it did not work, in few words. */
  static String reason(IOException e) {
    return switch (e) {
      case AccessDeniedException _ -> "no permission";
      case FileSystemException f when f.getReason() == null -> f.toString();
      case FileSystemException f -> f.getReason();
      default -> String.valueOf(e.getMessage());
    };
  }
}
