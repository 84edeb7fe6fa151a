package picklescope.capture.program;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picklescope.system.OperatingSystem;
import picklescope.system.Programs;

/** Finds the program that captures on this computer. */
public final class CapturePrograms {
  private final Programs programs;

  private CapturePrograms(Programs programs) {
    this.programs = programs;
  }

  /**
   * Creates a finder that looks in folders.
   *
   * @param folders absolute paths, the preferred one first; other paths are ignored, because what
   *     lies in the working folder must not be run
   */
  public CapturePrograms(List<Path> folders) {
    this(new Programs(OperatingSystem.running(), folders));
  }

  /** Returns a finder that looks in the folders of {@code PATH} and in the usual places. */
  public static CapturePrograms usual() {
    var system = OperatingSystem.running();
    return new CapturePrograms(
        switch (system) {
          case WINDOWS -> Programs.ofPath(system, wiresharkOfWindows());
          case MAC ->
              Programs.ofPath(system, "/Applications/Wireshark.app/Contents/MacOS", "/usr/sbin");
          case LINUX, OTHER ->
              Programs.ofPath(
                  system, "/usr/bin", "/usr/sbin", "/sbin", "/usr/local/bin", "/usr/local/sbin");
        });
  }

  private static String wiresharkOfWindows() {
    String programs = Optional.ofNullable(System.getenv("ProgramFiles")).orElse("");
    return (programs.isEmpty() ? "C:\\Program Files" : programs) + "\\Wireshark";
  }

  /**
   * Returns dumpcap, or else tcpdump.
   *
   * @throws IOException if there is neither; the message is for the user
   */
  public CaptureProgram find() throws IOException {
    for (ProgramKind kind : ProgramKind.values()) {
      var file = programs.find(kind.text());
      if (file.isPresent()) {
        return new CaptureProgram(kind, file.get(), OperatingSystem.running());
      }
    }
    throw new CaptureException(CaptureAdvice.ofThisComputer().noProgram());
  }
}
