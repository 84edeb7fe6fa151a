package picklescope.cli;

import java.io.BufferedInputStream;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Opens and reads files that a command reads sequentially, including pipes and devices. */
final class InputFile {
  /** The file from which a shell redirects standard input; Windows has no name for it. */
  static final Path STANDARD_INPUT = Path.of("/dev/stdin");

  /** The mistake of an empty name, which a shell passes for a variable that is not set. */
  static final String NO_NAME = "Specify a capture file: its name is empty.";

  private InputFile() {}

  /**
   * Returns whether a file is a pipe or a device, which can be read only once and whose length is
   * unknown.
   */
  static boolean isStream(Path file) {
    return Files.exists(file) && !Files.isRegularFile(file) && !Files.isDirectory(file);
  }

  /** Opens a file. If it is a pipe, waits until another program writes to it. */
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
   * Reads a stream to its end.
   *
   * @throws IOException if it has more than {@code most} bytes
   */
  static byte[] bytes(InputStream in, String name, int most) throws IOException {
    byte[] bytes = in.readNBytes(most);
    if (bytes.length == most && in.read() >= 0) {
      throw new IOException(
          "%s has more than %,d bytes, which is too large to be decoded.".formatted(name, most));
    }
    return bytes;
  }
}
