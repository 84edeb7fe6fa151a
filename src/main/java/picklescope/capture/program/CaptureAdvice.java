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
  private static final String NPCAP = "https://npcap.com";
  private static final String JOIN = "sudo usermod -aG wireshark $USER";
  private static final String RUN = "Run this, and log in again:";

  /** Debian's package asks whether other users than the administrator may capture. */
  private static final String RUN_AND_ANSWER = "Run this, answer Yes, and log in again:";

  static CaptureAdvice ofThisComputer() {
    return new CaptureAdvice(OperatingSystem.running(), LinuxFamily.ofThisComputer());
  }

  /** Returns what to do if there is no program. */
  CaptureProblem noProgram() {
    String missing = "Neither dumpcap, which comes with Wireshark, nor tcpdump is installed. ";
    return switch (system) {
      case WINDOWS ->
          CaptureProblem.repairedBy(WIRESHARK, missing + "Install Wireshark with Npcap:");
      case MAC ->
          CaptureProblem.repairedBy(WIRESHARK, missing + "Install Wireshark with ChmodBPF:");
      case LINUX, OTHER ->
          family.installing().isEmpty()
              ? CaptureProblem.repairedBy(
                  WIRESHARK, missing + "Install one of them, for example Wireshark:")
              : CaptureProblem.repairedBy(
                  family.installing() + " && " + JOIN, missing + runningAsAsked());
    };
  }

  private String runningAsAsked() {
    return family == LinuxFamily.DEBIAN ? RUN_AND_ANSWER : RUN;
  }

  /** Returns what to do if this user may not capture with a program. */
  CaptureProblem noRight(ProgramKind kind, Path program) {
    String refused = "You have no permission to capture with %s. ".formatted(program);
    return switch (system) {
      case WINDOWS ->
          CaptureProblem.repairedBy(
              NPCAP,
              refused
                  + "Start Picklescope as administrator, or install Npcap again without restricting"
                  + " it to administrators:");
      case MAC ->
          CaptureProblem.repairedBy(
              "sudo chown $USER /dev/bpf*",
              refused + "Install ChmodBPF, which comes with Wireshark, or run this:");
      case LINUX, OTHER -> granting(refused, kind, program);
    };
  }

  private CaptureProblem granting(String refused, ProgramKind kind, Path program) {
    if (!Files.isExecutable(program) && group(program).equals("wireshark")) {
      return CaptureProblem.repairedBy(JOIN, refused + RUN);
    }
    return kind == ProgramKind.DUMPCAP && family == LinuxFamily.DEBIAN
        ? CaptureProblem.repairedBy(
            "sudo dpkg-reconfigure wireshark-common && " + JOIN, refused + RUN_AND_ANSWER)
        : CaptureProblem.repairedBy(
            "sudo setcap cap_net_raw,cap_net_admin=eip " + program, refused + "Run this:");
  }

  private static String group(Path program) {
    try {
      return Files.readAttributes(program, PosixFileAttributes.class).group().getName();
    } catch (IOException | UnsupportedOperationException e) {
      return "";
    }
  }

  /** Returns what to do on Windows without the driver. */
  CaptureProblem noNpcap() {
    return CaptureProblem.repairedBy(
        NPCAP,
        "Npcap is not installed, or it does not run. Install it; Wireshark's installer offers it"
            + " too:");
  }
}
