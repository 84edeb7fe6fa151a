package picklescope.capture.program;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import picklescope.system.OperatingSystem;

/** Finds the program that captures on this computer. */
public final class CapturePrograms {
  private final List<Path> folders;
  private final OperatingSystem system;

  /**
   * Creates a finder that looks in folders.
   *
   * @param folders absolute paths, the preferred one first; other paths are ignored, because what
   *     lies in the working folder must not be run
   */
  public CapturePrograms(List<Path> folders) {
    this.folders = folders.stream().filter(Path::isAbsolute).toList();
    system = OperatingSystem.running();
  }

  /** Returns a finder that looks in the folders of {@code PATH} and in the usual places. */
  public static CapturePrograms usual() {
    var folders = new ArrayList<Path>();
    String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
    Stream.of(path.split(File.pathSeparator)).forEach(one -> add(one, folders));
    switch (OperatingSystem.running()) {
      case WINDOWS -> {
        String programs = Optional.ofNullable(System.getenv("ProgramFiles")).orElse("");
        add(
            programs.isEmpty() ? "C:\\Program Files\\Wireshark" : programs + "\\Wireshark",
            folders);
      }
      case MAC -> {
        add("/Applications/Wireshark.app/Contents/MacOS", folders);
        add("/usr/sbin", folders);
      }
      case LINUX, OTHER ->
          Stream.of("/usr/bin", "/usr/sbin", "/sbin", "/usr/local/bin", "/usr/local/sbin")
              .forEach(one -> add(one, folders));
    }
    return new CapturePrograms(folders);
  }

  private static void add(String folder, List<Path> to) {
    try {
      to.add(Path.of(folder));
    } catch (InvalidPathException e) {
      // PATH may contain anything
    }
  }

  /**
   * Returns dumpcap, or else tcpdump.
   *
   * @throws IOException if there is neither; the message is for the user
   */
  public CaptureProgram find() throws IOException {
    for (ProgramKind kind : ProgramKind.values()) {
      String name = system == OperatingSystem.WINDOWS ? kind.text() + ".exe" : kind.text();
      for (Path folder : folders) {
        if (Files.isRegularFile(folder.resolve(name))) {
          return new CaptureProgram(kind, folder, name, system);
        }
      }
    }
    throw new CaptureException(CaptureAdvice.ofThisComputer().noProgram());
  }
}
