package picklescope.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Locale;
import java.util.Map;

/**
 * Small files that are written completely or not at all.
 *
 * <p>A changed file keeps its mode, owner, group, extended attributes and hard links. If a new file
 * cannot have all of them (the file has several names, or belongs to another user), the bytes are
 * written into the existing file, and a copy of them is kept beside it until that is finished. A
 * new file is private (POSIX mode 600).
 *
 * <p>Every method waits for the disk.
 */
public final class AtomicFile {
  private AtomicFile() {}

  /** A check immediately before a file is replaced. */
  @FunctionalInterface
  public interface Check {
    boolean holds() throws IOException;
  }

  /**
   * Returns the bytes of a file.
   *
   * @param most the maximum size in bytes
   * @throws IOException if it is longer, cannot be read, or is a device, a pipe or a folder, which
   *     are not read
   */
  public static byte[] read(Path file, int most) throws IOException {
    requireFile(file);
    if (Files.size(file) == 0) {
      return new byte[0]; // a file of Linux's kernel, such as /proc/kmsg, may wait for ever
    }
    try (var in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(most + 1);
      if (bytes.length > most) {
        throw new FileSystemException(
            file.toString(), null, String.format(Locale.ROOT, "longer than %,d bytes", most));
      }
      return bytes;
    }
  }

  private static void requireFile(Path file) throws IOException {
    if (!Files.readAttributes(file, BasicFileAttributes.class).isRegularFile()) {
      throw new FileSystemException(
          file.toString(), null, "not a file, but a folder, pipe or device");
    }
  }

  public static void write(Path file, byte[] bytes) throws IOException {
    write(file, bytes, () -> true);
  }

  /**
   * Writes a file if a check succeeds immediately before it is replaced.
   *
   * @return whether it did
   */
  public static boolean write(Path file, byte[] bytes, Check check) throws IOException {
    boolean there = Files.exists(file);
    // Follows a symbolic link, so that a file kept elsewhere (a dotfiles folder) stays there.
    Path target = there ? file.toRealPath() : file.toAbsolutePath();
    if (there) {
      requireFile(target);
    }
    Path written = Files.createTempFile(target.getParent(), "writing-", ".tmp");
    try {
      if (there) {
        Files.copy(
            target,
            written,
            StandardCopyOption.COPY_ATTRIBUTES,
            StandardCopyOption.REPLACE_EXISTING);
      }
      overwrite(written, bytes);
      if (!check.holds()) {
        return false;
      }
      if (there && !canBeReplaced(target, written)) {
        overwriteOrRestore(target, bytes, written);
        return true;
      }
      Files.move(
          written, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      return true;
    } finally {
      Files.deleteIfExists(written);
    }
  }

  /** Returns whether a file can be replaced by another one without a visible difference. */
  private static boolean canBeReplaced(Path target, Path by) throws IOException {
    if (!target.getFileSystem().supportedFileAttributeViews().contains("unix")) {
      return true;
    }
    var before = attributes(target);
    return Integer.valueOf(1).equals(before.get("nlink"))
        && before.entrySet().containsAll(attributes(by).entrySet());
  }

  private static Map<String, Object> attributes(Path file) throws IOException {
    return Files.readAttributes(file, "unix:nlink,uid,gid,mode");
  }

  private static void overwriteOrRestore(Path file, byte[] bytes, Path copy) throws IOException {
    byte[] before = Files.readAllBytes(file);
    try {
      overwrite(file, bytes);
    } catch (IOException e) {
      try {
        // for example on a full disk, where the file's old blocks are still allocated
        overwrite(file, before);
      } catch (IOException again) {
        e.addSuppressed(again);
        Files.move(copy, file.resolveSibling(file.getFileName() + ".new"));
      }
      throw e;
    }
  }

  private static void overwrite(Path file, byte[] bytes) throws IOException {
    try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      var buffer = ByteBuffer.wrap(bytes);
      while (buffer.hasRemaining()) {
        channel.write(buffer);
      }
      channel.truncate(bytes.length);
      channel.force(true);
    }
  }

  /** Returns a short reason for the user. */
  public static String reason(IOException e) {
    return switch (e) {
      case AccessDeniedException _ -> "no permission";
      case NoSuchFileException _ -> "there is no such file";
      case FileSystemException f when f.getReason() == null -> f.toString();
      case FileSystemException f -> f.getReason();
      default -> String.valueOf(e.getMessage());
    };
  }
}
