package picklescope.cli;

import java.io.BufferedInputStream;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Files that a command reads from their beginning to their end: pipes and devices too. */
final class InputFile {
  private InputFile() {}

  /** Whether it is a pipe or a device, which can be read once, and whose end is not known. */
  static boolean isStream(Path file) {
    return Files.exists(file) && !Files.isRegularFile(file) && !Files.isDirectory(file);
  }

  /** Opens it; a pipe waits until somebody writes into it. */
  static InputStream open(Path file) throws IOException {
    if (!Files.exists(file)) {
      throw new NoSuchFileException(file.toString());
    }
    if (Files.isDirectory(file)) {
      throw new FileSystemException(file.toString(), null, "it is a folder");
    }
    return new BufferedInputStream(new FileInputStream(file.toFile()));
  }

  /**
   * All that is in it.
   *
   * @throws IOException if that is more than so many bytes
   */
  static byte[] bytes(InputStream in, String name, int most) throws IOException {
    byte[] bytes = in.readNBytes(most);
    if (bytes.length == most && in.read() >= 0) {
      throw new IOException(
          "%s has more than %,d bytes, which is more than is read here.".formatted(name, most));
    }
    return bytes;
  }
}
