package picklescope.net;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import picklescope.python.text.VisibleText;

/**
 * A program that has a socket, found by the processes' descriptors of Linux (proc(5)).
 *
 * @param name its name, as text to be shown
 * @param process the number of its process
 */
record SocketProgram(String name, long process) {
  private static final Path PROCESSES = Path.of("/proc");

  /** Returns name and process for the user, such as {@code python3 (process 1234)}. */
  String text() {
    return "%s (process %s)".formatted(name, process);
  }

  /**
   * Returns the program that has a socket; empty if it belongs to another user, whose descriptors
   * only administrators see. Its time is that of listing all descriptors of this user.
   *
   * @param inode the number of the socket
   */
  static Optional<SocketProgram> having(long inode) {
    String wanted = "socket:[" + inode + "]";
    try (var processes = Files.newDirectoryStream(PROCESSES, "[0-9]*")) {
      for (Path process : processes) {
        if (has(process, wanted)) {
          long number = Long.parseLong(process.getFileName().toString());
          return Optional.of(new SocketProgram(nameOf(process), number));
        }
      }
    } catch (IOException | DirectoryIteratorException e) {
      // Not Linux, or it hides its processes.
    }
    return Optional.empty();
  }

  private static boolean has(Path process, String wanted) {
    try (var descriptors = Files.newDirectoryStream(process.resolve("fd"))) {
      for (Path descriptor : descriptors) {
        if (isLinkTo(descriptor, wanted)) {
          return true;
        }
      }
    } catch (IOException | DirectoryIteratorException e) {
      // It has ended since it was listed, or belongs to another user.
    }
    return false;
  }

  private static boolean isLinkTo(Path descriptor, String wanted) {
    try {
      return Files.readSymbolicLink(descriptor).toString().equals(wanted);
    } catch (IOException e) {
      return false; // closed since it was listed
    }
  }

  private static String nameOf(Path process) {
    try {
      // Programs choose these bytes themselves; ISO 8859-1 reads any.
      var file = process.resolve("comm");
      return VisibleText.line(Files.readString(file, StandardCharsets.ISO_8859_1).strip());
    } catch (IOException e) {
      return "another program"; // it has ended
    }
  }
}
