package picklescope.net;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import picklescope.python.text.VisibleText;

/** Finds the program that has a socket, by the processes' descriptors of Linux (proc(5)). */
final class SocketProgram {
  private static final Path PROCESSES = Path.of("/proc");

  private SocketProgram() {}

  /**
   * Returns a program's name and process for the user, such as {@code python3 (process 1234)};
   * empty if the program belongs to another user, whose descriptors only administrators see. Its
   * time is that of listing all descriptors of this user.
   *
   * @param inode the number of the socket
   */
  static Optional<String> having(long inode) {
    String wanted = "socket:[" + inode + "]";
    try (var processes = Files.newDirectoryStream(PROCESSES, "[0-9]*")) {
      for (Path process : processes) {
        if (has(process, wanted)) {
          return Optional.of("%s (process %s)".formatted(name(process), process.getFileName()));
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

  private static String name(Path process) {
    try {
      // Programs choose these bytes themselves; ISO 8859-1 reads any.
      var file = process.resolve("comm");
      return VisibleText.line(Files.readString(file, StandardCharsets.ISO_8859_1).strip());
    } catch (IOException e) {
      return "another program"; // it has ended
    }
  }
}
