package picklescope.capture.program;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import picklescope.system.OperatingSystem;

/**
 * What is to be done on a computer that cannot capture: sentences for the user with the command.
 *
 * @param system the operating system
 * @param family the distribution, on Linux
 */
record CaptureAdvice(OperatingSystem system, LinuxFamily family) {
  private static final String WIRESHARK = "https://www.wireshark.org/download.html";
  private static final String JOIN = "sudo usermod -aG wireshark $USER";
  private static final String THEN = "; then log in again.";

  static CaptureAdvice ofThisComputer() {
    return new CaptureAdvice(OperatingSystem.running(), LinuxFamily.ofThisComputer());
  }

  /** Returns what to do if there is no program. */
  String noProgram() {
    String missing = "Neither dumpcap, which comes with Wireshark, nor tcpdump is installed. ";
    return missing
        + switch (system) {
          case WINDOWS -> "Install Wireshark with Npcap: " + WIRESHARK;
          case MAC -> "Install Wireshark with ChmodBPF: " + WIRESHARK;
          case LINUX, OTHER ->
              family.installing().isEmpty()
                  ? "Install one of them, for example Wireshark: " + WIRESHARK
                  : "Run: %s && %s%s".formatted(family.installing(), JOIN, THEN);
        };
  }

  /** Returns what to do if this user may not capture with a program. */
  String noRight(ProgramKind kind, Path program) {
    return "You have no permission to capture with %s. ".formatted(program)
        + switch (system) {
          case WINDOWS ->
              "Start Picklescope as administrator, or install Npcap again without restricting it"
                  + " to administrators: https://npcap.com";
          case MAC ->
              "Install ChmodBPF, which comes with Wireshark (%s), or run: sudo chown $USER /dev/bpf*"
                  .formatted(WIRESHARK);
          case LINUX, OTHER -> granting(kind, program);
        };
  }

  private String granting(ProgramKind kind, Path program) {
    if (!Files.isExecutable(program) && group(program).equals("wireshark")) {
      return "Run: " + JOIN + THEN;
    }
    if (kind == ProgramKind.DUMPCAP && family == LinuxFamily.DEBIAN) {
      return "Run: sudo dpkg-reconfigure wireshark-common (answer Yes) and %s%s"
          .formatted(JOIN, THEN);
    }
    return "Run: sudo setcap cap_net_raw,cap_net_admin=eip " + program;
  }

  private static String group(Path program) {
    try {
      return Files.readAttributes(program, PosixFileAttributes.class).group().getName();
    } catch (IOException | UnsupportedOperationException e) {
      return "";
    }
  }

  /** Returns what to do on Windows without the driver. */
  String noNpcap() {
    return "Npcap is not installed, or it does not run. Install it: https://npcap.com; Wireshark's"
        + " installer offers it too.";
  }
}
